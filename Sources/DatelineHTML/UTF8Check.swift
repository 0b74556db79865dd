/// What a look at bytes as UTF-8 found.
struct UTF8Check {
  /// Bytes above 0x7F.
  var nonASCII = 0
  /// Well-formed sequences of more than one byte.
  var sequences = 0
  /// Stretches that are not UTF-8; each would become one U+FFFD.
  var invalid = 0
  /// Whether U+FFFE or U+FFFF, which are not characters, stand among them.
  var hasNoncharacter = false

  /// Looks at `count` bytes.
  init(_ bytes: UnsafePointer<UInt8>, count: Int) {
    var index = 0
    while true {
      index = firstNonASCII(bytes, from: index, count: count)
      guard index < count else { return }
      let length = sequenceLength(bytes + index, left: count - index)
      if length > 0 {
        sequences += 1
        if isNoncharacter(bytes + index, length: length) { hasNoncharacter = true }
        nonASCII += length
        index += length
      } else {
        invalid += 1
        nonASCII += 1
        index += -length
      }
    }
  }
}

/// The index of the first byte above 0x7F at or after `start`; `count` if there is none.
@inline(__always)
func firstNonASCII(_ bytes: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
  var index = start
  while index &+ 8 <= count {
    let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
    let high = word & 0x8080_8080_8080_8080
    if high != 0 { return index &+ high.littleEndian.trailingZeroBitCount / 8 }
    index &+= 8
  }
  while index < count, bytes[index] < 0x80 { index &+= 1 }
  return index
}

/// The length of the well-formed UTF-8 sequence that starts with a byte above 0x7F.
///
/// If there is none, minus the number of bytes that one U+FFFD replaces: the longest start of a
/// well-formed sequence, or 1 (the Unicode Standard, 3.9, "maximal subparts").
@inline(__always)
func sequenceLength(_ bytes: UnsafePointer<UInt8>, left: Int) -> Int {
  let lead = bytes[0]
  guard lead >= 0xC2, lead <= 0xF4 else { return -1 }
  guard left > 1 else { return -1 }
  let second = bytes[1]
  if lead < 0xE0 { return second & 0xC0 == 0x80 ? 2 : -1 }
  let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
  let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
  guard second >= low, second <= high else { return -1 }
  guard left > 2, bytes[2] & 0xC0 == 0x80 else { return -2 }
  if lead < 0xF0 { return 3 }
  guard left > 3, bytes[3] & 0xC0 == 0x80 else { return -3 }
  return 4
}
