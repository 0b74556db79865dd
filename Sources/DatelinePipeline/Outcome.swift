internal import DatelineModel
internal import DatelineOutput
internal import DatelineSource

/// What an input came to: its record as it is written, and what the batch needs to know of it.
struct Outcome: Sendable {
  /// The record.
  var json: [UInt8]
  /// What the record adds to the summary.
  var counts = Summary()
  /// The SHA-256 that the record's id is made of; empty if it has none.
  var id: [UInt8] = []
  /// The day of publication, in days since 1970.
  var day: Int?
  /// What copies are known by.
  var sketch: Sketch?

  /// Writes a record and takes note of what matters.
  init(_ record: borrowing Record, sketch: Sketch?, _ writer: inout RecordWriter) {
    json = writer.bytes(of: record)
    counts.add(record)
    id = record.source.sha256.map(Self.bytes(ofDigits:)) ?? []
    day = record.article.published?.day.daysSinceEpoch
    self.sketch = sketch
  }

  func write(to writer: inout WireWriter) {
    writer.write(json)
    counts.write(to: &writer)
    writer.write(id)
    writer.write(day)
    writer.write(sketch?.bytes ?? [])
  }

  init(from reader: inout WireReader) throws(WireReader.Damage) {
    json = try reader.bytes()
    counts = try Summary(from: &reader)
    id = try reader.bytes()
    day = try reader.optionalInteger()
    let bytes = try reader.bytes()
    sketch = bytes.isEmpty ? nil : Sketch(bytes: bytes)
  }

  private static func bytes(ofDigits text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in text.utf8 {
      let value = digit < 0x3A ? digit - 0x30 : digit - 0x57
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }
}

extension Worker {
  /// The outcome of one input.
  func outcome(for input: consuming Input, _ writer: inout RecordWriter) -> Outcome {
    let record = record(for: input)
    return Outcome(record, sketch: sketch, &writer)
  }
}
