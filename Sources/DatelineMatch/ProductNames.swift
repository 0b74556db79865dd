/// Names of products that no pack has.
enum ProductNames {
  /// A name in lower case with hyphens between its words, without quotes and accents; Chinese stays
  /// as it is.
  static func slug(_ name: String) -> String {
    var slug = ""
    for scalar in name.decomposedScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: slug.unicodeScalars.append(scalar)
      case 0x41...0x5A: slug += scalar.properties.lowercaseMapping
      case 0x27, 0x2019, 0x2018, 0x300...0x36F, 0xAE, 0x2122: break
      case 0..<0xC0, 0x2000...0x2E7F, 0x3000...0x303F, 0xFF00...0xFF65:
        if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
      default: slug += scalar.properties.lowercaseMapping
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug
  }
}

extension String {
  /// The scalars, with the letters of western European languages taken apart.
  fileprivate var decomposedScalars: [Unicode.Scalar] {
    unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      guard scalar.value >= 0xC0, scalar.value < 0x180 else { return [scalar] }
      // Comparing with a letter without its mark would need Foundation; names of products need
      // only these.
      let plain: [ClosedRange<UInt32>: Unicode.Scalar] = [
        0xC0...0xC5: "a", 0xC7...0xC7: "c", 0xC8...0xCB: "e", 0xCC...0xCF: "i", 0xD1...0xD1: "n",
        0xD2...0xD6: "o", 0xD8...0xD8: "o", 0xD9...0xDC: "u", 0xE0...0xE5: "a", 0xE7...0xE7: "c",
        0xE8...0xEB: "e", 0xEC...0xEF: "i", 0xF1...0xF1: "n", 0xF2...0xF6: "o", 0xF8...0xF8: "o",
        0xF9...0xFC: "u",
      ]
      return [plain.first { $0.key.contains(scalar.value) }?.value ?? scalar]
    }
  }
}
