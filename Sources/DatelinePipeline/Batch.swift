internal import DatelineModel
internal import DatelineOutput
public import DatelineSource
internal import Glibc

/// Many inputs through one pipeline, on several threads, in input order.
public struct Batch {
  /// What a batch reports while it runs: the counts so far.
  public typealias Progress = (Summary) -> Void

  private let pipeline: Pipeline
  private let jobs: Int

  /// Makes a batch.
  ///
  /// - Parameters:
  ///   - pipeline: What makes the records.
  ///   - jobs: The number of threads; `nil` for one a core.
  public init(_ pipeline: Pipeline, jobs: Int? = nil) {
    self.pipeline = pipeline
    self.jobs = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// Writes one file a record below `folder`, and `summary.json` at the end.
  ///
  /// - Parameters:
  ///   - cursor: The inputs.
  ///   - folder: Where the records go, mirroring the inputs' tree.
  ///   - progress: Called after each record.
  /// - Returns: The counts.
  /// - Throws: `AtomicFile.Failure` if a record cannot be written; those before it stay.
  public func run(
    _ cursor: InputCursor,
    into folder: String,
    progress: Progress
  ) throws -> Summary {
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    var summary = Summary()
    var failure: AtomicFile.Failure?
    // Each worker writes its own files; what comes back in order is only the count.
    work(cursor) { writer, input, record -> Result<Summary, AtomicFile.Failure> in
      do throws(AtomicFile.Failure) {
        try AtomicFile.write(writer.bytes(of: record), to: base + input.output + ".json")
        var counts = Summary()
        counts.add(record)
        return .success(counts)
      } catch {
        return .failure(error)
      }
    } deliver: { result in
      switch result {
      case .success(let counts): summary.merge(counts)
      case .failure(let error): failure = error
      }
      progress(summary)
      return failure == nil
    }
    if let failure { throw failure }
    summary.skipped = cursor.skipped
    // A run that was cut short has no summary: it would pass for that of the whole.
    if !Interruption.isRequested { try AtomicFile.write(summary.json, to: base + "summary.json") }
    return summary
  }

  /// Hands over the JSON of each record, in input order.
  ///
  /// - Parameters:
  ///   - cursor: The inputs.
  ///   - pretty: Whether records are indented; else each is one line.
  ///   - write: Takes the bytes of one record with its final line feed; `false` stops the batch.
  /// - Returns: The counts.
  public func extract(
    _ cursor: InputCursor,
    pretty: Bool,
    write: ([UInt8]) -> Bool
  ) -> Summary {
    var summary = Summary()
    work(cursor, pretty: pretty) { writer, _, record in
      var counts = Summary()
      counts.add(record)
      return (writer.bytes(of: record), counts)
    } deliver: { bytes, counts in
      summary.merge(counts)
      return write(bytes)
    }
    summary.skipped = cursor.skipped
    return summary
  }

  private func work<Result>(
    _ cursor: InputCursor,
    pretty: Bool = true,
    _ finish: @escaping (inout RecordWriter, Input, borrowing Record) -> Result,
    deliver: (Result) -> Bool
  ) {
    withoutActuallyEscaping(deliver) { deliver in
      let workers = OrderedWorkers<Input, Result>(
        next: { Interruption.isRequested ? nil : cursor.next() },
        makeWorker: {
          let worker = pipeline.makeWorker()
          var writer = RecordWriter(pretty: pretty)
          return { input in finish(&writer, input, worker.record(for: input)) }
        },
        deliver: deliver
      )
      workers.run(jobs: jobs)
    }
  }
}
