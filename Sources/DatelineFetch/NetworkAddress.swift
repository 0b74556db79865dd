internal import Glibc

/// An address that a connection can go to, and whether it may.
struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  /// Four bytes for IPv4, sixteen for IPv6, in network order.
  let bytes: [UInt8]

  init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads the usual notation, dotted or with colons.
  init?(_ text: String) {
    var four = in_addr()
    var sixteen = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = withUnsafeBytes(of: &sixteen) { Array($0) }
    } else {
      return nil
    }
  }

  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Why nobody outside should be asked to connect to this address; `nil` for a public one.
  ///
  /// The ranges are those of IANA's special-purpose registries for IPv4 and IPv6. An IPv6 address
  /// that carries an IPv4 one is judged by that.
  var reservation: String? {
    bytes.count == 4 ? Self.reservation(of: bytes) : reservationOfSixteen
  }

  private static func reservation(of four: [UInt8]) -> String? {
    let value = four.reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
    return reserved.first { value >> (32 - $0.length) == $0.prefix >> (32 - $0.length) }?.kind
  }

  private static let reserved: [(prefix: UInt32, length: UInt32, kind: String)] = [
    (0x0000_0000, 8, "an address of this network"),
    (0x0A00_0000, 8, "a private address"),
    (0x6440_0000, 10, "a carrier's shared address"),
    (0x7F00_0000, 8, "a loopback address"),
    // Some clouds answer with their machines' secrets at an address that is public otherwise.
    (0xA83F_8110, 32, "a metadata address"),
    (0xA9FE_0000, 16, "a link-local address"),
    (0xAC10_0000, 12, "a private address"),
    (0xC000_0000, 24, "a reserved address"),
    (0xC000_0200, 24, "a documentation address"),
    (0xC058_6300, 24, "a reserved address"),
    (0xC0A8_0000, 16, "a private address"),
    (0xC612_0000, 15, "a benchmark address"),
    (0xC633_6400, 24, "a documentation address"),
    (0xCB00_7100, 24, "a documentation address"),
    (0xE000_0000, 4, "a multicast address"),
    (0xF000_0000, 4, "a reserved address"),
  ]

  private var reservationOfSixteen: String? {
    if let carried = carriedFour { return Self.reservation(of: carried) }
    if bytes == [UInt8](repeating: 0, count: 15) + [1] { return "a loopback address" }
    if bytes[0] == 0xFE, bytes[1] & 0xC0 == 0x80 { return "a link-local address" }
    if bytes[0] & 0xFE == 0xFC { return "a private address" }
    if bytes[0] == 0xFF { return "a multicast address" }
    // 2000::/3 is all that is public yet, with holes: Teredo, ORCHID, benchmarks and documentation.
    guard bytes[0] & 0xE0 == 0x20 else { return "a reserved address" }
    if bytes[0] == 0x20, bytes[1] == 0x01 {
      if bytes[2] < 0x02 { return "a reserved address" }
      if bytes[2] == 0x0D, bytes[3] == 0xB8 { return "a documentation address" }
    }
    if bytes[0] == 0x3F, bytes[1] == 0xFF, bytes[2] & 0xF0 == 0 { return "a documentation address" }
    return nil
  }

  /// The IPv4 address within a mapped (`::ffff:0:0/96`), compatible (`::/96`), translated
  /// (`64:ff9b::/96`) or 6to4 (`2002::/16`) one.
  private var carriedFour: [UInt8]? {
    if bytes[0] == 0x20, bytes[1] == 0x02 { return Array(bytes[2..<6]) }
    let last = Array(bytes[12..<16])
    if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return last }
    guard bytes[0..<10].allSatisfy({ $0 == 0 }) else { return nil }
    if bytes[10] == 0xFF, bytes[11] == 0xFF { return last }
    // `::` and `::1` are no carried addresses; everything else of ::/96 is.
    return bytes[10] == 0 && bytes[11] == 0 && (last[0] != 0 || last[1] != 0) ? last : nil
  }
}
