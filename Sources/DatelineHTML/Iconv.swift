internal import Glibc

/// A conversion from one charset to UTF-8 by the C library, reusable.
final class Iconv {
  private let handle: iconv_t
  /// Whether a character may be two bytes whose second is not ASCII.
  private let isDoubleByte: Bool
  /// Whether 0x80 alone is the euro sign, as browsers read GBK.
  private let hasEuro: Bool

  /// Opens the conversion; `nil` if the C library does not know the charset.
  init?(charset: String) {
    guard let name = Self.systemName(of: charset) else { return nil }
    guard let handle = iconv_open("UTF-8", name), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
    isDoubleByte = charset != "iso-2022-jp" && charset != "replacement"
    hasEuro = charset == "gbk" || charset == "gb18030"
  }

  deinit { iconv_close(handle) }

  /// The C library's name for a charset of the Encoding Standard.
  private static func systemName(of charset: String) -> String? {
    switch charset {
    case "gbk", "gb18030": "GB18030"
    case "big5": "BIG5-HKSCS"
    case "shift_jis": "CP932"
    case "euc-jp": "EUC-JP-MS"
    case "euc-kr": "CP949"
    case "iso-2022-jp": "ISO-2022-JP"
    case "windows-874": "CP874"
    case "macintosh": "MACINTOSH"
    case "x-mac-cyrillic": "MAC-UK"
    case "ibm866": "IBM866"
    case "iso-8859-8-i": "ISO-8859-8"
    default:
      charset.hasPrefix("windows-") ? "CP" + charset.dropFirst(8) : charset
    }
  }

  /// Appends the bytes as UTF-8 until `limit` bytes stand in `output`.
  ///
  /// - Returns: How many U+FFFD were written for bytes that mean nothing.
  func convert(
    _ bytes: UnsafePointer<UInt8>,
    count: Int,
    into output: inout ByteBuffer,
    limit: Int
  ) -> Int {
    iconv(handle, nil, nil, nil, nil)
    var replaced = 0
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: bytes)
      .assumingMemoryBound(to: CChar.self)
    var left = count
    while left > 0, output.count < limit {
      let failure = step(&input, &left, &output)
      guard failure == EILSEQ || failure == EINVAL else { continue }
      guard left > 0, let here = input else { break }
      let bad = UInt8(bitPattern: here[0])
      if hasEuro, bad == 0x80 {
        output.append(scalar: 0x20AC)
      } else {
        output.append(scalar: 0xFFFD)
        replaced += 1
      }
      // A pair that no table has is one character lost; a lead byte before ASCII is not a pair.
      let isPair =
        isDoubleByte && bad > 0x80 && bad < 0xFF && left > 1 && UInt8(bitPattern: here[1]) > 0x7F
      let skip = failure == EINVAL ? left : isPair ? 2 : 1
      input = here + skip
      left -= skip
    }
    // Some conversions hold a character back until they know that no accent follows.
    var none = 0
    var nothing: UnsafeMutablePointer<CChar>?
    _ = step(&nothing, &none, &output)
    return replaced
  }

  /// Converts until the input ends, is bad, or a stretch of output is full; the error, or 0.
  private func step(
    _ input: inout UnsafeMutablePointer<CChar>?,
    _ left: inout Int,
    _ output: inout ByteBuffer
  ) -> Int32 {
    // Three bytes of UTF-8 for two of most charsets, with room for one long character.
    output.reserve(left * 3 / 2 + 64)
    let space = output.free
    var room = space.count
    var target: UnsafeMutablePointer<CChar>? = space.baseAddress.map {
      UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self)
    }
    let result =
      input == nil
      ? iconv(handle, nil, nil, &target, &room) : iconv(handle, &input, &left, &target, &room)
    let failure = result == -1 ? errno : 0
    output.commit(space.count - room)
    return failure
  }
}
