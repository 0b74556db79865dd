internal import Foundation

/// What a site's robots.txt allows one crawler (RFC 9309).
struct RobotsRules: Sendable {
  private struct Rule {
    var allows: Bool
    var pattern: [UInt8]
  }

  private var rules: [Rule] = []
  /// The pause between requests that the site asks for, in seconds; `nil` if it asks for none.
  private(set) var delay: Double?
  private let isClosed: Bool

  /// Everything may be fetched.
  static let open = RobotsRules(isClosed: false)
  /// Nothing may: the file exists but could not be had.
  static let closed = RobotsRules(isClosed: true)

  private init(isClosed: Bool) { self.isClosed = isClosed }

  /// Reads the groups that speak of `agent`, or else those that speak of everybody.
  ///
  /// - Parameters:
  ///   - bytes: The file; what is no rule in it is passed over.
  ///   - agent: The crawler's product token; case doesn't matter.
  init(_ bytes: [UInt8], agent: String) {
    isClosed = false
    var own: (rules: [Rule], delay: Double?)?
    var everybody: (rules: [Rule], delay: Double?) = ([], nil)
    var names: [String] = []
    var isHeading = false
    for line in Self.lines(of: bytes) {
      if line.key == "user-agent" {
        if !isHeading { names = [] }
        isHeading = true
        names.append(line.value.lowercased())
        if names.last == agent.lowercased(), own == nil { own = ([], nil) }
        continue
      }
      guard ["allow", "disallow", "crawl-delay"].contains(line.key) else { continue }
      isHeading = false
      for name in names {
        if name == agent.lowercased() {
          Self.add(line, to: &own)
        } else if name == "*" {
          var group: (rules: [Rule], delay: Double?)? = everybody
          Self.add(line, to: &group)
          everybody = group ?? everybody
        }
      }
    }
    (rules, delay) = own ?? everybody
  }

  /// Whether a path with its query may be fetched: the longest rule that fits decides, and of two
  /// of one length the one that allows.
  func allows(_ target: String) -> Bool {
    if isClosed { return false }
    if target == "/robots.txt" { return true }
    let path = Self.normalised(target)
    var best: Rule?
    for rule in rules where Self.matches(rule.pattern, path) {
      let length = best?.pattern.count ?? -1
      if rule.pattern.count > length || (rule.pattern.count == length && rule.allows) {
        best = rule
      }
    }
    return best?.allows ?? true
  }

  private static func add(
    _ line: (key: String, value: String),
    to group: inout (rules: [Rule], delay: Double?)?
  ) {
    switch line.key {
    case "crawl-delay":
      if let seconds = Double(line.value), seconds >= 0 { group?.delay = seconds }
    default:
      // An empty Disallow forbids nothing.
      guard !line.value.isEmpty else { return }
      group?.rules.append(
        Rule(allows: line.key == "allow", pattern: normalised(line.value))
      )
    }
  }

  private static func lines(of bytes: [UInt8]) -> [(key: String, value: String)] {
    // The standard asks crawlers to read 500 KiB at least; nobody needs more.
    String(decoding: bytes.prefix(512_000), as: UTF8.self)
      .replacingOccurrences(of: "\u{FEFF}", with: "")
      .split(whereSeparator: \.isNewline)
      .compactMap { line in
        let text = line.prefix { $0 != "#" }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let key = text[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
        return (key, text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces))
      }
  }

  /// One spelling for what can be percent-encoded in several ways: unreserved characters plain,
  /// others encoded with capital digits.
  private static func normalised(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      case 0x2D, 0x2E, 0x5F, 0x7E: true
      default: false
      }
    }
    while index < source.count {
      let byte = source[index]
      if byte == 0x25, index + 2 < source.count,
        let value = UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes += isPlain(value) ? [value] : Array(encoded(value).utf8)
        index += 3
        continue
      }
      bytes += byte >= 0x80 || byte <= 0x20 ? Array(encoded(byte).utf8) : [byte]
      index += 1
    }
    return bytes
  }

  private static func encoded(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
  }

  /// Whether the pattern fits the start of the path; `*` is any stretch and a last `$` the end.
  ///
  /// Only the last `*` is ever taken up again, so that a hostile pattern costs no more than the
  /// product of both lengths.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let end = isAnchored ? pattern.count - 1 : pattern.count
    var at = 0
    var position = 0
    var star: (pattern: Int, path: Int)?
    while true {
      if at == end, !isAnchored || position == path.count { return true }
      if at < end, pattern[at] == UInt8(ascii: "*") {
        star = (at, position)
        at += 1
      } else if at < end, position < path.count, pattern[at] == path[position] {
        at += 1
        position += 1
      } else if let last = star, last.path < path.count {
        star = (last.pattern, last.path + 1)
        at = last.pattern + 1
        position = last.path + 1
      } else {
        return false
      }
    }
  }
}
