import DatelineModel
import DatelineSource
import Glibc

/// The pages of folders, in memory.
func pages(in arguments: [String]) -> [Document] {
  let folders = arguments.isEmpty ? ["Corpus"] : arguments
  let cursor = InputCursor(folders, format: .html)
  let loader = Loader()
  var pages: [Document] = []
  while let input = cursor.next() {
    let page = loader.document(for: input)
    if page.format == .html, !page.bytes.isEmpty { pages.append(page) }
  }
  if pages.isEmpty {
    print("dateline-bench: no pages in \(folders.joined(separator: ", ")): name folders with pages")
    exit(2)
  }
  return pages
}

/// Seconds of a clock.
func now(_ clock: clockid_t = CLOCK_PROCESS_CPUTIME_ID) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// What is measured: the work on one page of those at hand.
///
/// It returns something that is added up, so that nothing can be left out as unused, and that must
/// be the same in every round.
struct Stage {
  let name: String
  /// How many bytes it reads of all pages.
  let amount: Int
  let work: (Int) -> Int
}

/// The least CPU time of each stage over all pages, in `rounds` rounds of all stages by turns: a
/// machine that is slower for a while is so for all of them, and their ratios hold.
func best(_ stages: [Stage], _ count: Int, rounds: Int = 5) -> [Double] {
  var least = Array(repeating: Double.infinity, count: stages.count)
  var expected: [Int?] = Array(repeating: nil, count: stages.count)
  for _ in 0..<rounds {
    for (index, stage) in stages.enumerated() {
      let start = now()
      var sum = 0
      for page in 0..<count { sum &+= stage.work(page) }
      least[index] = min(least[index], now() - start)
      precondition(expected[index] == nil || expected[index] == sum, "the rounds differ")
      expected[index] = sum
    }
  }
  return least
}

/// A figure of `/proc/self/status` in KB, such as `RssAnon` (memory of this process alone).
func memory(_ name: String) -> Int {
  guard let file = fopen("/proc/self/status", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, Int32(line.count), file) != nil {
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
      as: UTF8.self
    )
    guard text.hasPrefix(name + ":") else { continue }
    return Int(text.filter(\.isNumber)) ?? 0
  }
  return 0
}

/// A number with two decimals.
func rounded(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}

/// Text aligned to the right.
func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
