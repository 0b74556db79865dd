internal import DatelineOutput
internal import DatelineSource
internal import Glibc

/// A worker process, as it sees itself: reads documents from its standard input, which is a socket, and
/// writes their outcomes there.
public enum WorkerLoop {
  /// Works until the parent closes the socket.
  ///
  /// - Parameters:
  ///   - pipeline: What makes the records.
  ///   - limits: What a document may cost.
  public static func run(_ pipeline: Pipeline, _ limits: WorkerLimits) {
    ProcessLimits.limitMemory(megabytes: limits.megabytes)
    let socket = FrameSocket(descriptor: STDIN_FILENO)
    let worker = pipeline.makeWorker()
    guard (try? socket.write([])) != nil else { return }
    while let frame = try? socket.read() {
      guard (try? answer(frame, worker, socket, limits)) != nil else { return }
    }
  }

  private enum Failure: Error {
    case frame
  }

  private static func answer(
    _ frame: [UInt8],
    _ worker: Worker,
    _ socket: FrameSocket,
    _ limits: WorkerLimits
  ) throws {
    try frame.withUnsafeBytes { bytes in
      var reader = WireReader(bytes)
      var json = RecordWriter(pretty: try reader.flag())
      var writer = WireWriter()
      for _ in 0..<(try reader.integer()) {
        let input = try Input(from: &reader)
        ProcessLimits.limitTime(seconds: limits.seconds)
        let outcome = worker.outcome(for: input, &json)
        ProcessLimits.unlimitTime()
        writer.reset()
        outcome.write(to: &writer)
        try socket.write(writer.bytes)
      }
    }
  }
}

/// Limits that the system enforces on this process.
enum ProcessLimits {
  /// The most memory that is asked for as a test of whether there is any.
  private static let probe = 32 << 20

  /// Limits the address space, and lets the process say so when it dies of that.
  static func limitMemory(megabytes: Int) {
    var limit = rlimit(rlim_cur: rlim_t(megabytes) << 20, rlim_max: rlim_t(megabytes) << 20)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    for number in [SIGILL, SIGABRT, SIGSEGV, SIGTRAP, SIGBUS] {
      signal(number) { number in
        // A failed allocation ends in a trap like any other mistake; what tells them apart is that
        // there is no memory now.
        let flags = MAP_PRIVATE | MAP_ANONYMOUS
        let memory = mmap(nil, ProcessLimits.probe, PROT_READ, flags, -1, 0)
        if memory == UnsafeMutableRawPointer(bitPattern: -1) { _exit(WorkerProcess.memoryExit) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Ends the process if the next document takes too long, also when nobody watches it any more.
  static func limitTime(seconds: Int) {
    var used = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
    let spent = used.ru_utime.tv_sec + used.ru_stime.tv_sec
    var limit = rlimit(rlim_cur: rlim_t(spent + seconds + 1), rlim_max: .max)
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    alarm(UInt32(seconds) + 5)
  }

  /// Takes the limit of time away while the process waits for work.
  static func unlimitTime() { alarm(0) }
}
