/// Whether documents are worked on in processes of their own, so that one that crashes, hangs or eats
/// memory costs nothing but itself.
public enum Isolation: Sendable {
  /// In this process.
  case none
  /// In worker processes that are started again when they die.
  case processes(WorkerCommand, WorkerLimits)
}

/// How a worker process is started.
public struct WorkerCommand: Sendable {
  /// The path of the executable.
  public var executable: String
  /// Its arguments, without its name; those for the limits are added.
  public var arguments: [String]

  /// Makes a command; without arguments given, this executable's own hidden command `work`.
  public init(executable: String = "/proc/self/exe", arguments: [String] = ["work"]) {
    self.executable = executable
    self.arguments = arguments
  }
}

/// What one document may cost.
public struct WorkerLimits: Sendable {
  /// Seconds of a clock on the wall, after which the worker is killed; half as many seconds of
  /// computing time more than suffice for the largest page.
  public var seconds: Int
  /// Megabytes of address space that a worker may take in all.
  public var megabytes: Int

  /// The usual limits, which the largest real pages keep far below.
  public init(seconds: Int = 60, megabytes: Int = 2_048) {
    self.seconds = seconds
    self.megabytes = megabytes
  }
}

/// Why a document could not be worked on in a worker process.
enum WorkerDeath: Error, Hashable {
  /// It did not even start.
  case unstartable(String)
  /// It died of a signal.
  case signal(Int32)
  /// It ended by itself.
  case exit(Int32)
  /// It could get no more memory.
  case memory
  /// It took too long.
  case timeout
  /// What it answered makes no sense.
  case garbled
}
