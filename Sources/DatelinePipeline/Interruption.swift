internal import Glibc
internal import Synchronization

/// The wish of the person at the terminal to stop (Ctrl-C).
public enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether an interrupt has come since `install`.
  public static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// From now on interrupts are for others: a worker process ends when its parent does.
  public static func ignore() { signal(SIGINT, SIG_IGN) }

  /// From now on the first interrupt only sets the flag, so that files under way are finished; a
  /// second one ends the program at once.
  public static func install() {
    // Touched here so that the handler finds it made.
    flag.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      Interruption.flag.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }
}
