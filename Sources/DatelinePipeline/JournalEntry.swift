internal import DatelineSource

/// What a journal keeps of a record that was written.
struct JournalEntry {
  /// The part of an entry that has a fixed place for each of its values.
  struct Head {
    static let size = 1 + Sketch.size + 32 + 8 + 32 + 4 * 8

    private let bytes: UnsafeRawBufferPointer

    /// The head of an entry in memory that outlives it; `nil` if it is an entry of another kind.
    init?(_ payload: UnsafeRawBufferPointer) {
      guard payload.count >= Self.size, payload[0] == 1 else { return nil }
      bytes = payload
    }

    /// The sketch; `nil` if the text had none.
    var sketch: UnsafeRawBufferPointer? {
      let sketch = UnsafeRawBufferPointer(rebasing: bytes[1..<1 + Sketch.size])
      return sketch.allSatisfy { $0 == 0 } ? nil : sketch
    }
    /// The SHA-256 of the record's id; zeros if it has none.
    var id: UnsafeRawBufferPointer { part(1 + Sketch.size, 32) }
    /// The day of publication; `Int64.max` if it is not known, so that it sorts last.
    var day: Int64 { Int64(bitPattern: number(1 + Sketch.size + 32)) }
    /// The SHA-256 of the record that this one is said to be a copy of; zeros for none.
    var original: UnsafeRawBufferPointer { part(1 + Sketch.size + 40, 32) }
    /// The similarity key that the record has.
    var key: UInt64 { number(1 + Sketch.size + 72) }
    /// The input's stamp.
    var stamp: UInt64 { number(1 + Sketch.size + 80) }
    /// The stamp of the file that the record was written to.
    var fileStamp: UInt64 { number(1 + Sketch.size + 88) }
    /// The hash of where the record went.
    var outputHash: UInt64 { number(1 + Sketch.size + 96) }

    private func part(_ start: Int, _ count: Int) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
    }

    private func number(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  private static let noID = [UInt8](repeating: 0, count: 32)

  /// Where the record went, without the extension.
  var output: String
  var stamp: UInt64
  var fileStamp: UInt64
  var counts: Summary
  var id: [UInt8]
  var day: Int64
  var sketch: [UInt8]
  var key: UInt64
  var original: [UInt8]

  /// The entry of an input that has just been worked on.
  init(_ outcome: borrowing Outcome, of input: borrowing Input, fileStamp: UInt64) {
    output = input.output
    stamp = input.stamp
    self.fileStamp = fileStamp
    counts = outcome.counts
    id = outcome.id.isEmpty ? Self.noID : outcome.id
    day = outcome.day.map(Int64.init) ?? .max
    sketch = outcome.sketch?.bytes ?? [UInt8](repeating: 0, count: Sketch.size)
    key = outcome.sketch?.key ?? 0
    original = Self.noID
  }

  init?(_ payload: UnsafeRawBufferPointer) throws(WireReader.Damage) {
    guard let head = Head(payload) else { return nil }
    sketch = Array(payload[1..<1 + Sketch.size])
    id = Array(head.id)
    day = head.day
    original = Array(head.original)
    key = head.key
    stamp = head.stamp
    fileStamp = head.fileStamp
    var reader = WireReader(UnsafeRawBufferPointer(rebasing: payload[Head.size...]))
    output = try reader.string()
    counts = try Summary(from: &reader)
  }

  /// The entry as bytes.
  var payload: [UInt8] {
    var writer = WireWriter()
    writer.write(raw: [1])
    writer.write(raw: sketch)
    writer.write(raw: id)
    writer.write(fixed: UInt64(bitPattern: day))
    writer.write(raw: original)
    for number in [key, stamp, fileStamp, Hash64(output).value] { writer.write(fixed: number) }
    writer.write(output)
    counts.write(to: &writer)
    return writer.bytes
  }
}

/// What a journal keeps of an archive that was read to its end.
struct ArchiveEntry {
  var outputHash: UInt64
  var stamp: UInt64
  var count: Int
  var skipped: Int

  init(outputHash: UInt64, stamp: UInt64, count: Int, skipped: Int) {
    self.outputHash = outputHash
    self.stamp = stamp
    self.count = count
    self.skipped = skipped
  }

  init?(_ payload: UnsafeRawBufferPointer) {
    guard payload.count > 17, payload[0] == 2 else { return nil }
    var reader = WireReader(UnsafeRawBufferPointer(rebasing: payload[1...]))
    guard let outputHash = try? reader.fixed(), let stamp = try? reader.fixed(),
      let count = try? reader.integer(), let skipped = try? reader.integer()
    else { return nil }
    self.init(outputHash: outputHash, stamp: stamp, count: count, skipped: skipped)
  }

  /// The entry as bytes.
  var payload: [UInt8] {
    var writer = WireWriter()
    writer.write(raw: [2])
    writer.write(fixed: outputHash)
    writer.write(fixed: stamp)
    writer.write(count)
    writer.write(skipped)
    return writer.bytes
  }
}
