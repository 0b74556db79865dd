import Glibc

/// The two output streams and what they can show.
enum Terminal {
  /// Whether standard output shows colour: it is a terminal, and `NO_COLOR` is not set.
  static let hasColour = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
  /// Whether progress can be shown on standard error.
  static let showsProgress = isatty(STDERR_FILENO) == 1

  /// Writes to standard output; `false` if the reader went away.
  static func write(_ bytes: [UInt8]) -> Bool {
    write(bytes, to: STDOUT_FILENO)
  }

  /// Writes text to standard output and ends the program quietly if the reader went away.
  static func print(_ text: String) {
    if !write(Array((text + "\n").utf8)) { exit(0) }
  }

  /// Writes lines to standard output at once, and ends the program quietly if the reader went away.
  static func print(_ lines: [String]) {
    if !lines.isEmpty { print(lines.joined(separator: "\n")) }
  }

  /// Writes a line to standard error.
  static func complain(_ text: String) {
    let line = text.hasSuffix("\n") ? text : text + "\n"
    _ = write(Array(line.utf8), to: STDERR_FILENO)
  }

  /// Replaces the current line of standard error.
  static func progress(_ text: String) {
    _ = write(Array("\r\u{1B}[2K\(text)".utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}

/// A graphic rendition of terminal text.
enum Style: String {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
  case magenta = "35"
  case cyan = "36"

  /// The text in this style where standard output shows colour, else the text alone.
  func callAsFunction(_ text: String) -> String {
    Terminal.hasColour ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
