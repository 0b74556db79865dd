internal import DatelineModel
internal import DatelineOutput
public import DatelineRules
public import DatelineSource
internal import Glibc

/// Many inputs through one pipeline, several at once, in input order.
public struct Batch {
  /// How far a batch is.
  public struct Progress: Sendable {
    /// The counts so far.
    public var summary = Summary()
    /// How many bytes of the input files have been dealt with.
    public var bytes = 0
  }

  /// Why a batch ended early.
  public enum Failure: Error, CustomStringConvertible {
    /// Another batch writes to the folder.
    case inUse(folder: String)
    /// A record could not be written; those before it stay.
    case unwritable(AtomicFile.Failure)
    /// No worker process can be started.
    case noWorker(String)

    /// One line for a person.
    public var description: String {
      switch self {
      case .inUse(let folder): "\(folder): another run is writing to this folder; wait for its end"
      case .unwritable(let failure):
        "\(failure.description); what was written before it is whole"
      case .noWorker(let reason):
        "no worker process can be started: \(reason); try --isolation none"
      }
    }
  }

  private let pipeline: Pipeline?
  private let provenance: Record.Provenance
  let isolation: Isolation
  let jobs: Int

  /// Makes a batch with the rules that are built in.
  ///
  /// - Parameters:
  ///   - rules: Folders of rule packs that are added.
  ///   - jobs: How many documents are worked on at once; `nil` for one a core.
  ///   - isolation: Where they are worked on. A worker's command must name the same rules.
  /// - Throws: `RuleMistakes` if a pack does not load.
  public init(
    rules: [String] = [],
    jobs: Int? = nil,
    isolation: Isolation = .none
  ) throws(RuleMistakes) {
    self.isolation = isolation
    self.jobs = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    if case .processes = isolation, rules.isEmpty {
      // The workers have pipelines of their own.
      pipeline = nil
      provenance = Pipeline.builtInProvenance
    } else {
      let made = try Pipeline(rules: rules)
      pipeline = made
      provenance = made.provenance
    }
  }

  /// Hands over the JSON of each record, in input order.
  ///
  /// - Parameters:
  ///   - cursor: The inputs.
  ///   - pretty: Whether records are indented; else each is one line.
  ///   - write: Takes the bytes of one record with its final line feed; `false` stops the batch.
  /// - Returns: The counts.
  /// - Throws: `Failure.noWorker`.
  public func extract(
    _ cursor: InputCursor,
    pretty: Bool,
    write: ([UInt8]) -> Bool
  ) throws(Failure) -> Summary {
    var summary = Summary()
    var failure: Failure?
    let chunks = Chunks(cursor, journal: nil)
    work(next: chunks.next, pretty: pretty) { outcome, _ in
      (outcome.json, outcome.counts)
    } deliver: { result in
      do throws(Failure) {
        for (bytes, counts) in try result.get() {
          summary.merge(counts)
          if !write(bytes) { return false }
        }
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    summary.skipped = cursor.skipped
    return summary
  }

  /// Works on chunks of inputs, several at once, and delivers what comes of them in order.
  ///
  /// - Parameters:
  ///   - next: Gives the next chunk.
  ///   - pretty: Whether records are indented.
  ///   - finish: Makes of an outcome what is to be delivered; called by several threads, told apart by
  ///     a number.
  ///   - deliver: Takes what came of a chunk; `false` stops the whole.
  func work<Value>(
    next: @escaping () -> Chunk?,
    pretty: Bool,
    finish: @escaping (Outcome, Origin) throws(Failure) -> Value,
    deliver: (Result<[Value], Failure>) -> Bool
  ) {
    withoutActuallyEscaping(deliver) { deliver in
      let workers = OrderedWorkers<Chunk, Result<[Value], Failure>>(
        next: { Interruption.isRequested ? nil : next() },
        makeWorker: { thread in
          let work = makeWorker(pretty: pretty)
          return { chunk in
            do throws(Failure) {
              return .success(try Self.finish(chunk, thread, work, finish))
            } catch {
              return .failure(error)
            }
          }
        },
        deliver: deliver
      )
      workers.run(jobs: jobs)
    }
  }

  private typealias Work = ([Input], (Outcome) -> Void) throws(WorkerDeath) -> Void

  private static func finish<Value>(
    _ chunk: Chunk,
    _ thread: Int,
    _ work: Work,
    _ finish: @escaping (Outcome, Origin) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    var values: [Value] = []
    var failure: Failure?
    do throws(WorkerDeath) {
      try work(chunk.inputs) { outcome in
        guard failure == nil else { return }
        let origin = Origin(input: chunk.inputs[values.count], thread: thread)
        do throws(Failure) { values.append(try finish(outcome, origin)) } catch { failure = error }
      }
    } catch {
      guard case .unstartable(let reason) = error else { throw .noWorker("\(error)") }
      throw .noWorker(reason)
    }
    if let failure { throw failure }
    return values
  }

  private func makeWorker(pretty: Bool) -> Work {
    if case .processes(let command, let limits) = isolation {
      let worker = IsolatedWorker(command, limits, provenance, pretty: pretty)
      return { inputs, receive throws(WorkerDeath) in
        try worker.work(on: inputs, receive: receive)
      }
    }
    guard let pipeline else { preconditionFailure("without workers there is a pipeline") }
    let worker = pipeline.makeWorker()
    var writer = RecordWriter(pretty: pretty)
    return { inputs, receive throws(WorkerDeath) in
      for input in inputs { receive(worker.outcome(for: input, &writer)) }
    }
  }

  /// What makes the records: a run with another fingerprint makes all of them anew.
  var fingerprint: UInt64 {
    var hash = Hash64()
    let parts = [
      provenance.version, provenance.libxml2, provenance.rules, provenance.gazetteer,
    ]
    for part in parts { hash.add(Hash64(part).value) }
    // A version is built many times while it is worked on.
    if case .processes(let command, _) = isolation {
      hash.add(FileStamp.of(command.executable))
    } else {
      hash.add(FileStamp.of("/proc/self/exe"))
    }
    return hash.value
  }
}

/// Where an outcome belongs.
struct Origin {
  /// The input that it came of.
  var input: Input
  /// The number of the thread that has it.
  var thread: Int
}
