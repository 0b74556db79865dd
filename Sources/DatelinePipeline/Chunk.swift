internal import DatelineSource

/// Inputs that are worked on together, since it takes time to hand them to a worker process.
struct Chunk {
  /// The inputs that a record has to be made of.
  var inputs: [Input] = []
  /// All inputs in order: the place in the journal of one whose record is there already, `nil` for one
  /// of `inputs`.
  var places: [Int?] = []
  /// How many bytes of the files that the caller named they stand for.
  var weight = 0
}

/// Puts inputs together in chunks.
final class Chunks {
  private static let count = 8
  private static let known = 256
  private static let bytes = 262_144

  private let cursor: InputCursor
  private let journal: Journal?

  init(_ cursor: InputCursor, journal: Journal?) {
    self.cursor = cursor
    self.journal = journal
  }

  /// The next chunk; `nil` at the end.
  func next() -> Chunk? {
    var chunk = Chunk()
    var size = 0
    while chunk.inputs.count < Self.count, chunk.places.count < Self.known, size < Self.bytes,
      let input = cursor.next()
    {
      chunk.weight += input.weight
      let place = journal?.place(of: input)
      chunk.places.append(place)
      guard place == nil else { continue }
      size += input.size
      chunk.inputs.append(input)
    }
    return chunk.places.isEmpty ? nil : chunk
  }
}
