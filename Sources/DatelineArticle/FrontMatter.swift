import DatelineModel

/// What stands between two lines of `---` at the start of a Markdown document: `key: value` lines.
struct FrontMatter {
  /// More lines than this are no front matter but text between two rules.
  private static let mostLines = 60

  /// The values of plain keys, quotes removed.
  private(set) var values: [String: String] = [:]
  /// Where the text behind it begins; 0 if there is no front matter.
  private(set) var end = 0

  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes.prefix(16_384), as: UTF8.self)
    let lines = text.split(
      separator: "\n",
      maxSplits: Self.mostLines,
      omittingEmptySubsequences: false
    )
    .prefix(Self.mostLines)
    guard let first = lines.first, Self.isFence(first) else { return }
    var offset = first.utf8.count + 1
    var found: [String: String] = [:]
    for line in lines.dropFirst() {
      offset += line.utf8.count + 1
      if Self.isFence(line) {
        guard !found.isEmpty else { return }
        values = found
        end = min(offset, bytes.count)
        return
      }
      guard let colon = line.firstIndex(of: ":") else {
        // An item of a list, or a value that goes on; prose at the margin means that this is none.
        guard line.isEmpty || line.hasPrefix(" ") || line.hasPrefix("-") || line == "\r" else {
          return
        }
        continue
      }
      let key = line[..<colon]
      guard !key.contains(" ") || line.hasPrefix(" ") else { return }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      let trimmed = String(value.prefix { $0 != "\r" })
      found[key.lowercased()] = trimmed.filter { $0 != "\"" && $0 != "[" && $0 != "]" }
    }
  }

  private static func isFence(_ line: Substring) -> Bool { line == "---" || line == "---\r" }

  /// Fills in what the text itself does not say.
  func complete(_ article: inout Article) {
    func value(_ keys: String...) -> String? {
      keys.lazy.compactMap { values[$0] }.first { !$0.isEmpty }
    }
    if let title = value("title") { article.title = title }
    if article.authors.isEmpty, let names = value("author", "authors", "by") {
      article.authors = AuthorNames.names(in: names)
    }
    if article.published == nil, let date = value("date", "published"),
      let day = CalendarDate(date)
    {
      article.published = Article.Moment(text: day.description, day: day)
      article.publishedFrom = "text"
    }
  }
}
