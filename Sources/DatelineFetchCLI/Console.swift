import DatelineFetch
import Glibc
import Synchronization

/// What a person sees of a run, on standard error.
final class Console: Sendable {
  private static let isTerminal = isatty(STDERR_FILENO) == 1
  private let shown = Mutex<(second: Int, done: Int)>((0, 0))

  /// Writes a line.
  static func say(_ text: String) {
    let line = (isTerminal ? "\r\u{1B}[2K" : "") + text + "\n"
    _ = line.utf8.withContiguousStorageIfAvailable {
      write(STDERR_FILENO, $0.baseAddress, $0.count)
    }
  }

  /// Shows a failure as it happens, and how far the run is.
  func show(_ summary: Fetcher.Summary, _ row: Manifest.Row) {
    if row.outcome == .failed { Self.say("  failed  \(row.message ?? row.url)") }
    let now = time(nil)
    shown.withLock { shown in
      if Self.isTerminal {
        guard now != shown.second else { return }
        shown.second = now
        let text = "\r\u{1B}[2K\(Self.counts(summary))"
        _ = text.utf8.withContiguousStorageIfAvailable {
          write(STDERR_FILENO, $0.baseAddress, $0.count)
        }
      } else if summary.done >= shown.done + 1_000 {
        shown.done = summary.done
        Self.say(Self.counts(summary))
      }
    }
  }

  /// Says how the run ended.
  func finish(_ summary: Fetcher.Summary, folder: String) {
    Self.say("\(Self.counts(summary)) → \(folder)")
    let width = summary.reasons.keys.map(\.count).max() ?? 0
    for (reason, count) in summary.reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let padding = String(repeating: " ", count: width - reason.count)
      Self.say("  \(reason)\(padding)  \(count)")
    }
  }

  private static func counts(_ summary: Fetcher.Summary) -> String {
    "\(summary.done) addresses: \(summary.fetched) fetched, \(summary.unchanged) unchanged, "
      + "\(summary.failed) failed"
  }
}
