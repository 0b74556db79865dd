import ArgumentParser
import DatelinePipeline
import DatelineSource
import Glibc

/// The values of `--progress`.
enum ProgressKind: String, ExpressibleByArgument, CaseIterable {
  case auto, plain, json, none
}

/// Says on standard error how far a run is: one line that changes on a terminal, else a line now and
/// then.
final class ProgressReport {
  private enum Form {
    case none, line, plain, json
  }

  private let form: Form
  private let total: InputWeight?
  private let start = ProgressReport.now
  private var last: Double
  private var first: Batch.Progress?

  init(_ kind: ProgressKind, inputs: [String]) {
    switch kind {
    case .none: form = .none
    case .plain: form = .plain
    case .json: form = .json
    case .auto: form = Terminal.showsProgress ? .line : .plain
    }
    total = form == .none ? nil : InputWeight(inputs)
    last = start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Says how far the run is, if it is time to.
  func show(_ progress: Batch.Progress) {
    let now = Self.now
    let pause: Double =
      switch form {
      case .none: .infinity
      case .line: 0.2
      case .json: 1
      // A short run needs no lines in a log.
      case .plain: 10
      }
    guard now - last >= pause else { return }
    last = now
    let summary = progress.summary
    let worked = summary.inputs - summary.unchanged
    let rate = Double(worked) / max(now - start, 0.001)
    let left = secondsLeft(progress, now)
    switch form {
    case .none: break
    case .json:
      let seconds = left.map { String($0) } ?? "null"
      Terminal.complain(
        "{\"done\":\(summary.inputs),\"failed\":\(summary.failed),"
          + "\"rate\":\(Int(rate.rounded())),\"secondsLeft\":\(seconds),"
          + "\"unchanged\":\(summary.unchanged)}"
      )
    case .line, .plain:
      let time = left.map { ", \(Self.duration($0)) left" } ?? ""
      let unchanged = summary.unchanged > 0 ? " (\(summary.unchanged) unchanged)" : ""
      let text =
        "\(summary.inputs) done\(unchanged), \(Int(rate.rounded())) a second\(time), "
        + "\(summary.failed) failed"
      if form == .line { Terminal.progress(text) } else { Terminal.complain(text) }
    }
  }

  /// Takes the changing line away.
  func finish() {
    if form == .line { Terminal.progress("") }
  }

  private func secondsLeft(_ progress: Batch.Progress, _ now: Double) -> Int? {
    guard let all = total?.value, progress.bytes > 0, progress.bytes < all else { return nil }
    let speed = Double(progress.bytes) / (now - start)
    return Int((Double(all - progress.bytes) / speed).rounded())
  }

  private static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<90: "\(seconds) s"
    case ..<5_400: "\((seconds + 30) / 60) min"
    default: "\(seconds / 3_600) h \(seconds / 60 % 60) min"
    }
  }
}
