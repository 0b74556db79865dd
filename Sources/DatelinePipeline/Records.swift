internal import DatelineSource
internal import Glibc
internal import Synchronization

/// The records of a run, as they are written to a folder and noted in its journal.
final class Records: Sendable {
  private let journal: Journal
  private let base: String
  private let hasSummary = Atomic<Bool>(true)

  init(_ journal: Journal, _ base: String) {
    self.journal = journal
    self.base = base
  }

  /// Writes a record and notes it.
  ///
  /// - Returns: The place in the journal, and what the record counts for.
  func write(_ outcome: Outcome, _ origin: Origin) throws(Batch.Failure) -> (Int, Summary) {
    // The summary of an earlier run does not fit any more.
    if hasSummary.exchange(false, ordering: .relaxed) { unlink(base + "summary.json") }
    do throws(AtomicFile.Failure) {
      let stamp = try write(outcome.json, origin.input.output, thread: origin.thread)
      let entry = JournalEntry(outcome, of: origin.input, fileStamp: stamp)
      return (try journal.append(entry.payload), outcome.counts)
    } catch {
      throw .unwritable(error)
    }
  }

  private func write(
    _ json: [UInt8],
    _ output: String,
    thread: Int
  ) throws(AtomicFile.Failure) -> UInt64 {
    let path = base + output + ".json"
    // A sudden end leaves no half-written file among the records.
    try AtomicFile.write(json, to: path, by: base + ".dateline/\(thread).partial")
    return FileStamp.of(path)
  }

  // MARK: Copies

  /// Writes into records which of them are copies of which: known only at the end, since the earliest
  /// may come last.
  ///
  /// - Parameter places: The places in the journal of all records, in input order.
  /// - Returns: The number of copies.
  /// - Throws: `AtomicFile.Failure` if a record cannot be written.
  func markDuplicates(_ places: [Int]) throws(AtomicFile.Failure) -> Int {
    journal.remap()
    let journal = journal
    let days = places.map { journal.head(at: $0)?.day ?? .max }
    // Earliest by day of publication, then in the order of the inputs.
    let order = (0..<UInt32(places.count)).sorted { left, right in
      (days[Int(left)], left) < (days[Int(right)], right)
    }
    let finder = DuplicateFinder { journal.head(at: places[$0])?.sketch }
    let originals = finder.originals(order)
    var count = 0
    for (text, original) in originals.enumerated() {
      guard let head = journal.head(at: places[text]),
        let first = journal.head(at: places[Int(original)])
      else { continue }
      let isCopy = Int(original) != text
      if isCopy { count += 1 }
      let id = isCopy ? Array(first.id) : [UInt8](repeating: 0, count: 32)
      let key = first.sketch.map { Sketch.key($0) } ?? 0
      guard key != head.key || !head.original.elementsEqual(id),
        var entry = journal.entry(at: places[text])
      else { continue }
      entry.key = key
      entry.original = id
      try rewrite(&entry)
    }
    return count
  }

  private func rewrite(_ entry: inout JournalEntry) throws(AtomicFile.Failure) {
    let path = base + entry.output + ".json"
    guard let json = RecordPatch.read(path) else { throw .last(path) }
    let isCopy = entry.original.contains { $0 != 0 }
    let patched = RecordPatch.patched(
      json,
      similarityKey: entry.key == 0 ? nil : entry.key.hexadecimal,
      duplicateOf: isCopy ? "sha256:" + entry.original.map { $0.digits }.joined() : nil
    )
    entry.fileStamp = try write(patched, entry.output, thread: 0)
    _ = try journal.append(entry.payload)
  }
}

extension UInt8 {
  /// Two hexadecimal digits.
  fileprivate var digits: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}
