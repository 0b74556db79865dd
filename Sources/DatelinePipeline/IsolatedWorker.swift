internal import DatelineModel
internal import DatelineOutput
internal import DatelineSource

/// Works on documents in a worker process, which it starts when there is something to do, and again
/// when it has died.
final class IsolatedWorker {
  private let command: WorkerCommand
  private let limits: WorkerLimits
  private let provenance: Record.Provenance
  private var process: WorkerProcess?
  private var writer: RecordWriter
  private let pretty: Bool

  init(
    _ command: WorkerCommand,
    _ limits: WorkerLimits,
    _ provenance: Record.Provenance,
    pretty: Bool
  ) {
    self.command = command
    self.limits = limits
    self.provenance = provenance
    self.pretty = pretty
    writer = RecordWriter(pretty: pretty)
  }

  /// Works on documents.
  ///
  /// - Parameters:
  ///   - inputs: The documents.
  ///   - receive: Takes the outcome of each, in order; of one that the worker died of, the record says
  ///     so.
  /// - Throws: `unstartable` if no worker can be started.
  func work(on inputs: [Input], receive: (Outcome) -> Void) throws(WorkerDeath) {
    var next = 0
    while next < inputs.count {
      let worker = try running()
      do throws(WorkerDeath) {
        try worker.work(on: inputs[next...], pretty: pretty) { outcome in
          receive(outcome)
          next += 1
        }
      } catch {
        process = nil
        receive(failed(inputs[next], error))
        next += 1
      }
    }
  }

  private func running() throws(WorkerDeath) -> WorkerProcess {
    if let process { return process }
    let started = try WorkerProcess(command, limits)
    process = started
    return started
  }

  private func failed(_ input: Input, _ death: WorkerDeath) -> Outcome {
    var document = Loader().document(for: input)
    let count = document.bytes.count
    document.bytes = []
    var record = Record(source: document, article: Article(), provenance: provenance)
    record.byteCount = count
    record.status = .failed
    record.issues = document.issues + [issue(for: death, input.uri)]
    return Outcome(record, sketch: nil, &writer)
  }

  private func issue(for death: WorkerDeath, _ uri: String) -> Issue {
    let (code, reason) =
      switch death {
      case .timeout: ("worker.timeout", "it took more than \(limits.seconds) seconds")
      case .memory: ("worker.memory", "it took more than \(limits.megabytes) MB of memory")
      case .signal(let number): ("worker.crashed", "the worker process died of signal \(number)")
      case .exit(let code): ("worker.crashed", "the worker process ended with code \(code)")
      case .garbled: ("worker.crashed", "the worker process gave a garbled answer")
      case .unstartable(let reason): ("worker.crashed", reason)
      }
    return Issue(
      .error,
      code,
      stage: "work",
      "\(uri): \(reason); the documents beside it are not affected"
    )
  }
}
