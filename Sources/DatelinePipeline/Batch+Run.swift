internal import DatelineModel
public import DatelineSource

extension Batch {
  /// Writes one file a record below `folder`, and `summary.json` at the end.
  ///
  /// What an earlier run to the same folder made is kept, if it was made by the same version from the
  /// same bytes; a run that was ended at any moment, by whatever, goes on where it stood.
  ///
  /// - Parameters:
  ///   - inputs: Files, folders and patterns.
  ///   - format: How to read the inputs.
  ///   - folder: Where the records go, mirroring the inputs' tree.
  ///   - fresh: Whether everything is made anew.
  ///   - progress: Called after each few records.
  /// - Returns: The counts.
  /// - Throws: A failure, if a record cannot be written; those before it stay.
  public func run(
    _ inputs: [String],
    format: InputFormat = .auto,
    into folder: String,
    fresh: Bool = false,
    progress: (Progress) -> Void
  ) throws(Failure) -> Summary {
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let journal: Journal
    do throws(Journal.Failure) {
      journal = try Journal(folder: base, fingerprint: fingerprint, fresh: fresh)
    } catch {
      switch error {
      case .inUse: throw .inUse(folder: folder)
      case .unwritable(let failure): throw .unwritable(failure)
      }
    }
    let cursor = InputCursor(inputs, format: format, memory: journal)
    let records = Records(journal, base)
    var state = Progress()
    var order: [Int] = []
    var failure: Failure?
    let chunks = Chunks(cursor, journal: journal)
    var weights: [Int] = []
    var known: [[Int?]] = []
    // Chunks are delivered in the order in which they are taken.
    work(
      next: {
        guard let chunk = chunks.next() else { return nil }
        weights.append(chunk.weight)
        known.append(chunk.places)
        return chunk
      },
      pretty: true
    ) { outcome, place throws(Failure) in
      try records.write(outcome, place)
    } deliver: { result in
      do throws(Failure) {
        var made = try result.get()[...]
        for place in known.removeFirst() {
          if let place {
            guard let entry = journal.entry(at: place) else { continue }
            state.summary.merge(entry.counts)
            state.summary.unchanged += 1
            order.append(place)
          } else if let (place, counts) = made.popFirst() {
            state.summary.merge(counts)
            order.append(place)
          }
        }
        state.bytes += weights.removeFirst()
        progress(state)
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    var summary = state.summary
    summary.skipped = cursor.skipped
    // A run that was cut short has no summary: it would pass for that of the whole.
    guard !Interruption.isRequested else { return summary }
    do throws(AtomicFile.Failure) {
      summary.duplicates = try records.markDuplicates(order)
      try AtomicFile.write(summary.json, to: base + "summary.json")
    } catch {
      throw .unwritable(error)
    }
    return summary
  }
}
