internal import DatelineSource
internal import Glibc

/// A worker process, as its parent sees it.
final class WorkerProcess {
  /// What a worker that could get no memory ends with; no signal and no command of Dateline does.
  static let memoryExit: Int32 = 86

  private let process: pid_t
  private let socket: FrameSocket
  private let limits: WorkerLimits
  private var isReaped = false

  /// Starts a worker and waits until it is ready.
  init(_ command: WorkerCommand, _ limits: WorkerLimits) throws(WorkerDeath) {
    self.limits = limits
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw .unstartable(String(cString: strerror(errno)))
    }
    defer { close(ends[1]) }
    socket = FrameSocket(descriptor: ends[0])
    do throws(WorkerDeath) {
      process = try Self.spawn(command, limits, ends[1])
    } catch {
      close(ends[0])
      throw error
    }
    do throws(FrameSocket.Failure) {
      _ = try socket.read(within: 60)
    } catch {
      throw .unstartable("it ended before it was ready (\(reap(error)))")
    }
  }

  deinit {
    close(socket.descriptor)
    // It ends by itself when it finds its socket closed, unless it hangs.
    if !isReaped {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  private static func spawn(
    _ command: WorkerCommand,
    _ limits: WorkerLimits,
    _ socket: Int32
  ) throws(WorkerDeath) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
    // What a dying process has to say is in the way; `--isolation none` lets it be heard.
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    let own = ["--seconds", String(limits.seconds), "--megabytes", String(limits.megabytes)]
    let arguments = (["dateline"] + command.arguments + own).map { strdup($0) }
    // A backtrace of a crash would take longer than all the documents beside it.
    let kept = environment.filter { !$0.hasPrefix("SWIFT_BACKTRACE=") }
    let variables = (kept + ["SWIFT_BACKTRACE=enable=no"]).map { strdup($0) }
    defer { (arguments + variables).forEach { free($0) } }
    var process: pid_t = 0
    let status = posix_spawn(
      &process,
      command.executable,
      &actions,
      nil,
      arguments + [nil],
      variables + [nil]
    )
    guard status == 0 else {
      throw .unstartable("\(command.executable): \(String(cString: strerror(status)))")
    }
    return process
  }

  private static var environment: [String] {
    var found: [String] = []
    var next = environ
    while let entry = next.pointee {
      found.append(String(cString: entry))
      next += 1
    }
    return found
  }

  /// Works on documents.
  ///
  /// - Parameters:
  ///   - inputs: The documents.
  ///   - pretty: Whether records are indented.
  ///   - receive: Takes the outcome of each, in order.
  /// - Throws: How the worker died; the first document without an outcome is to blame. The worker is of
  ///   no use any more then.
  func work(
    on inputs: ArraySlice<Input>,
    pretty: Bool,
    receive: (Outcome) -> Void
  ) throws(WorkerDeath) {
    var writer = WireWriter()
    writer.write(pretty)
    writer.write(inputs.count)
    for input in inputs { input.write(to: &writer) }
    do throws(FrameSocket.Failure) {
      try socket.write(writer.bytes)
      for _ in inputs {
        let frame = try socket.read(within: limits.seconds)
        let outcome = frame.withUnsafeBytes { bytes in
          var reader = WireReader(bytes)
          return try? Outcome(from: &reader)
        }
        guard let outcome else {
          _ = reap(.timeout)
          throw FrameSocket.Failure.closed
        }
        receive(outcome)
      }
    } catch {
      throw isReaped ? .garbled : reap(error)
    }
  }

  /// Ends the process and says what it died of.
  private func reap(_ failure: FrameSocket.Failure) -> WorkerDeath {
    if failure == .timeout { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isReaped = true
    if failure == .timeout { return .timeout }
    let signal = status & 0x7F
    if signal == 0 {
      let code = status >> 8 & 0xFF
      return code == Self.memoryExit ? .memory : .exit(code)
    }
    return signal == SIGXCPU || signal == SIGALRM ? .timeout : .signal(signal)
  }
}
