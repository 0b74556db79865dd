internal import DatelineModel

/// What the bytes above 0x7F mean in a charset of one byte a character.
struct SingleByteTable {
  /// The code points of 0x80…0xFF; 0 where there is none.
  private var scalars: [UInt16]

  /// Asks the C library for the code points.
  ///
  /// What it does not know is read as browsers do: bytes
  /// below 0xA0 are control characters, the others are lost.
  init(charset: String) {
    scalars = []
    let conversion = Iconv(charset: charset)
    var output = ByteBuffer(capacity: 64)
    for byte in UInt8(0x80)...0xFF {
      output.removeAll(keeping: 64)
      var lost = 1
      if let conversion {
        lost = withUnsafePointer(to: byte) {
          conversion.convert($0, count: 1, into: &output, limit: 64)
        }
      }
      let text = UnsafeBufferPointer(start: output.base, count: output.count)
      let scalar = String(decoding: text, as: UTF8.self).unicodeScalars.first?.value ?? 0
      if lost == 0, scalar > 0, scalar < 0xFFFE {
        scalars.append(UInt16(scalar))
      } else {
        scalars.append(byte < 0xA0 ? UInt16(byte) : 0)
      }
    }
  }

  /// Whether the charset of that name has one byte a character.
  static func isSingleByte(_ charset: String) -> Bool {
    switch charset {
    case "utf-8", "utf-16le", "utf-16be", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr",
      "iso-2022-jp", "replacement":
      false
    default: true
    }
  }

  /// Appends the bytes as UTF-8 until `limit` bytes stand in `output`; how many were lost.
  func convert(
    _ bytes: UnsafePointer<UInt8>,
    count: Int,
    into output: inout ByteBuffer,
    limit: Int
  ) -> Int {
    var lost = 0
    var index = 0
    while index < count, output.count < limit {
      let next = firstNonASCII(bytes, from: index, count: count)
      output.append(bytes + index, count: next - index)
      index = next
      guard index < count else { break }
      let scalar = scalars[Int(bytes[index]) - 0x80]
      if scalar == 0 { lost += 1 }
      output.append(scalar: scalar == 0 ? 0xFFFD : UInt32(scalar))
      index += 1
    }
    return lost
  }
}
