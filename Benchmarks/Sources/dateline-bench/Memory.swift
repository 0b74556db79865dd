import DatelineModel
import DatelineOutput
import DatelinePipeline
import Glibc

/// Prints the peak memory after 1,000 and after 100,000 pages, taken from the given ones in turn.
func measureMemory(with pages: [Document]) throws {
  let worker = try Pipeline().makeWorker()
  var writer = RecordWriter(pretty: false)
  var early = 0
  var bytes = 0
  for number in 1...100_000 {
    bytes += writer.bytes(of: worker.record(of: pages[number % pages.count])).count
    if number == 1_000 { early = memory("VmHWM") }
  }
  let late = memory("VmHWM")
  print(
    "peak memory: \(rounded(Double(early) / 1024)) MB on 1,000 pages, "
      + "\(rounded(Double(late) / 1024)) MB on 100,000 (\(bytes / 1_000_000) MB of records)"
  )
}

/// Prints how long a program needs for a line of text, and how much memory.
func measureStart(of program: String) {
  var least = Double.infinity
  for _ in 0..<30 {
    let start = now(CLOCK_MONOTONIC)
    // A shell would cost more than the program does.
    var child = pid_t()
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
    // What it says of the empty input, thirty times over, is not of interest.
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)
    let words = [program, "extract", "--from", "text", "-"]
    var list: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    guard posix_spawn(&child, program, &files, nil, &list, environ) == 0 else {
      fatalError("cannot start \(program)")
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    least = min(least, now(CLOCK_MONOTONIC) - start)
    posix_spawn_file_actions_destroy(&files)
    for word in list { free(word) }
  }
  var usage = rusage()
  getrusage(-1, &usage)  // RUSAGE_CHILDREN
  print(
    "start to end with empty input: \(rounded(least * 1000)) ms (least of 30), "
      + "\(usage.ru_maxrss / 1024) MB resident at most, the executable's pages among them"
  )
}
