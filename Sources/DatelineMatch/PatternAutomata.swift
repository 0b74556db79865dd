import DatelineRules
import Synchronization

/// The automata that the threads have built so far for some rules of one program.
final class PatternAutomata: Sendable {
  private let program: PatternProgram
  private let isWanted: [Bool]
  /// Those that no thread works with at the moment.
  private let idle = Mutex<[PatternAutomaton]>([])

  init(_ program: PatternProgram, _ isWanted: [Bool]) {
    self.program = program
    self.isWanted = isWanted
  }

  /// Whether there are no such rules.
  var isEmpty: Bool { !isWanted.contains(true) }

  /// Lends an automaton, which keeps what it learns from the text.
  func withAutomaton(_ body: (inout PatternAutomaton) -> Void) {
    var automaton = idle.withLock { $0.popLast() } ?? PatternAutomaton(program, isWanted)
    body(&automaton)
    idle.withLock { $0.append(automaton) }
  }
}
