import DatelineLexicon
import DatelineModel
import DatelineRules

/// The automata that the threads have built so far for some rules of one program.
final class PatternAutomata: Sendable {
  private let isWanted: [Bool]
  private let pool: LendingPool<PatternAutomaton>

  init(_ program: PatternProgram, _ isWanted: [Bool]) {
    self.isWanted = isWanted
    pool = LendingPool { PatternAutomaton(program, isWanted) }
  }

  /// Whether there are no such rules.
  var isEmpty: Bool { !isWanted.contains(true) }

  /// Lends an automaton, which keeps what it learns from the text.
  func withAutomaton(_ body: (inout PatternAutomaton) -> Void) { pool.withItem(body) }
}
