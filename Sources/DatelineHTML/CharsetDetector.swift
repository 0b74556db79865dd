internal import CUchardet

/// Guesses the charset of bytes that do not say it and are not UTF-8.
final class CharsetDetector {
  private let handle: OpaquePointer
  private var words = ByteBuffer()

  /// Enough for a guess; more only costs time.
  private static let sample = 128 * 1024

  init?() {
    guard let handle = uchardet_new() else { return nil }
    self.handle = handle
  }

  deinit { uchardet_delete(handle) }

  /// The name of the charset that the bytes most likely are in; `nil` if nothing speaks for any.
  func guess(_ bytes: UnsafePointer<UInt8>, count: Int) -> String? {
    if hasJapaneseEscape(bytes, count: count) { return "iso-2022-jp" }
    let runs = collectWords(bytes, count: count)
    guard runs.all > 0 else { return nil }
    uchardet_reset(handle)
    _ = uchardet_handle_data(
      handle,
      UnsafeRawPointer(words.base).assumingMemoryBound(to: CChar.self),
      words.count
    )
    uchardet_data_end(handle)
    let label = uchardet_get_charset(handle).map { String(cString: $0) } ?? ""
    words.removeAll(keeping: 2 * Self.sample)
    let guess = CharsetLabels.name(of: label)
    // East Asian charsets write in pairs: lone high bytes between ASCII are accents and quotes.
    let isWestern = runs.lone * 5 > runs.all * 4
    switch guess {
    case nil, "replacement", "utf-8", "utf-16le", "utf-16be":
      return isWestern ? "windows-1252" : nil
    case "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp":
      return isWestern ? "windows-1252" : guess
    case "windows-1251", "windows-1252", "iso-8859-15", "koi8-r", "koi8-u": return guess
    default: return runs.all < 16 ? "windows-1252" : guess
    }
  }

  /// Keeps the words with bytes above 0x7F: markup says nothing about the charset.
  private func collectWords(
    _ bytes: UnsafePointer<UInt8>,
    count: Int
  ) -> (all: Int, lone: Int) {
    words.removeAll(keeping: 2 * Self.sample)
    var all = 0
    var lone = 0
    var index = 0
    while words.count < Self.sample {
      let first = firstNonASCII(bytes, from: index, count: count)
      guard first < count else { break }
      var start = first
      while start > index, first - start < 24, isLetter(bytes[start - 1]) { start -= 1 }
      var end = first
      while end < count, end - first < 4096,
        bytes[end] > 0x7F || isTrail(bytes[end]) || isDigitOfFour(bytes, end, count: count)
      {
        if bytes[end] > 0x7F, end == first || bytes[end - 1] < 0x80 {
          all += 1
          if end + 1 == count || bytes[end + 1] < 0x80 { lone += 1 }
        }
        end += 1
      }
      words.append(bytes + start, count: end - start)
      words.append(0x20)
      index = end
    }
    return (all, lone)
  }

  /// Bytes below 0x80 that may end a double-byte character, without those of markup.
  private func isTrail(_ byte: UInt8) -> Bool { byte >= 0x40 && byte < 0x7F }

  /// Whether a digit is the second or the fourth byte of one of GB 18030's characters of four.
  private func isDigitOfFour(_ bytes: UnsafePointer<UInt8>, _ at: Int, count: Int) -> Bool {
    guard bytes[at] &- 0x30 < 10, bytes[at - 1] > 0x7F else { return false }
    if at + 1 < count, bytes[at + 1] > 0x7F { return true }
    return at > 2 && bytes[at - 2] &- 0x30 < 10 && bytes[at - 3] > 0x7F
  }

  private func hasJapaneseEscape(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    guard count > 3 else { return false }
    for index in 0..<min(count - 3, 1 << 20)
    where bytes[index] == 0x1B && bytes[index + 1] == 0x24
      && (bytes[index + 2] == 0x42 || bytes[index + 2] == 0x40)
    {
      return true
    }
    return false
  }
}
