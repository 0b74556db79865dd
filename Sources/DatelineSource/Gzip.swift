/// Unpacks packed bytes that are in memory.
package enum Gzip {
  /// How unpacking ended.
  package enum Ending: Equatable {
    /// Everything was unpacked, checksums included.
    case whole
    /// The data ends before its end marker.
    case truncated
    /// The data is damaged; the reason is zlib's own.
    case damaged(String)
    /// The limit was reached.
    case tooLarge
  }

  /// Whether bytes begin as gzip data does (RFC 1952).
  package static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
  }

  /// The unpacked bytes of all members, as far as they can be read, at most `limit`.
  package static func unpack(_ packed: [UInt8], limit: Int) -> (bytes: [UInt8], ending: Ending) {
    unpack(packed, .gzip, limit: limit)
  }

  /// The same for data with another wrapping, which has one member.
  static func unpack(
    _ packed: [UInt8],
    _ wrapping: Inflater.Wrapping,
    limit: Int
  ) -> (bytes: [UInt8], ending: Ending) {
    let inflater = Inflater(wrapping)
    var bytes: [UInt8] = []
    let ending = packed.withUnsafeBytes { input -> Ending in
      var position = 0
      while true {
        let room = min(max(packed.count * 4, 65_536), limit - bytes.count)
        if room <= 0 { return .tooLarge }
        let before = bytes.count
        let (step, used) = inflater.step(
          UnsafeRawBufferPointer(rebasing: input[position...]),
          into: &bytes,
          room: room
        )
        position += used
        switch step {
        case .damaged(let reason): return .damaged(reason)
        case .more:
          if position == input.count, bytes.count - before < room { return .truncated }
        case .finished:
          // Members may follow one another; anything else after the last one is padding.
          guard wrapping == .gzip, position + 2 < input.count, input[position] == 0x1F,
            input[position + 1] == 0x8B
          else { return .whole }
          inflater.reset()
        }
      }
    }
    return (bytes, ending)
  }
}
