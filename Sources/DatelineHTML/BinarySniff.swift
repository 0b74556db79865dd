/// Tells files that are no text at all from pages with odd bytes.
enum BinarySniff {
  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    (Array("%PDF-".utf8), "a PDF file"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF87a".utf8), "a GIF image"),
    (Array("GIF89a".utf8), "a GIF image"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
    ([0x1F, 0x8B], "a gzip file"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("wOFF".utf8), "a font"),
    (Array("wOF2".utf8), "a font"),
    (Array("OggS".utf8), "a sound or a film"),
    (Array("ID3".utf8), "a sound"),
    ([0x1A, 0x45, 0xDF, 0xA3], "a film"),
  ]

  /// What the bytes are, in words, if they are not text; `nil` if they may be.
  static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
    if bytes.count > 12, bytes.starts(with: Array("RIFF".utf8)) { return "an image, sound or film" }
    if bytes.count > 12, bytes[4..<8].elementsEqual(Array("ftyp".utf8)) {
      return "an image or a film"
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    let sample = bytes.prefix(8192)
    var controls = 0
    var nul = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() {
      if byte == 0 { if index & 1 == 0 { nul.even += 1 } else { nul.odd += 1 } }
      if byte < 0x20, !isSpace(byte), byte != 0x1B { controls += 1 }
    }
    // UTF-16 without a mark: NUL in every other byte.
    if max(nul.even, nul.odd) * 4 > sample.count, min(nul.even, nul.odd) * 20 < sample.count {
      return nil
    }
    // Compressed data has a tenth of control characters; a broken page has a handful.
    return controls * (sample.count < 512 ? 3 : 20) > sample.count ? "binary data" : nil
  }
}
