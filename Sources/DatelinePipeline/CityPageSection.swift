internal import DatelineModel
internal import DatelineReconcile

/// One pair of documents, or one bilingual document, on the page.
struct CityPageSection {
  /// What is known of one item of a side.
  private struct Marked {
    var range: ByteRange
    var mark: CityMark
    /// What all items that belong together share.
    var link: String
    /// The fragment of its partner; `nil` if it has none.
    var partner: String?
    /// Its own fragment.
    var id: String
    var note: String
  }

  private let report: CityReport
  private let number: Int
  private let hasName: Bool
  private var left: [Marked] = []
  private var right: [Marked] = []
  private var tables = ""

  init(_ report: CityReport, number: Int, hasName: Bool) {
    self.report = report
    self.number = number
    self.hasName = hasName
    for (index, found) in report.reconciliations.enumerated() { add(found, index) }
    addUnpaired()
  }

  /// The section.
  var html: String {
    let names = report.documents.map { CityPage.escaped($0.article.title ?? $0.uri) }
    var html = "<section class=\"edition\">\n"
    if hasName { html += "<h2><bdi>\(names.joined(separator: "</bdi> ↔ <bdi>"))</bdi></h2>\n" }
    html += tables
    let issues = report.documents.flatMap(\.issues).filter { $0.stage == "reconcile" }
    if !issues.isEmpty {
      let items = issues.map { "<li><bdi>\(CityPage.escaped($0.message))</bdi></li>" }
      html += "<ul class=\"issues\">\(items.joined())</ul>\n"
    }
    html += "<div class=\"texts\">\n" + text(.left) + text(.right) + "</div>\n</section>\n"
    return html
  }

  // MARK: Comparisons

  private enum Place { case left, right }

  private func fragment(_ index: Int, _ place: Place, _ item: Int) -> String {
    "i\(number)-\(index)-\(place == .left ? "l" : "r")\(item)"
  }

  private mutating func add(_ found: Reconciliation, _ index: Int) {
    guard let ours = report.left.first(where: { $0.id == found.left }),
      let theirs = report.right.first(where: { $0.id == found.right })
    else { return }
    var rows: [String] = []
    func link(_ name: String) -> String { "p\(number)-\(index)-\(name)" }
    let groups = Self.groups(of: found)
    let paired = (
      Set(found.pairs.compactMap { ours.items[$0.left].entity }),
      Set(found.pairs.compactMap { theirs.items[$0.right].entity })
    )
    for (place, cells) in CityRow.rows(of: found).enumerated() {
      let one = cells.left.map { (side: ours, item: $0, id: fragment(index, .left, $0)) }
      let other = cells.right.map { (side: theirs, item: $0, id: fragment(index, .right, $0)) }
      var (mark, name, note) = (CityMark.only, link(String(place)), "")
      var hint = "only here"
      if let pair = cells.pair {
        mark = CityMark(pair.relation)
        note = pair.note ?? ""
        hint = pair.note ?? mark.words
      } else if cells.isAmbiguous {
        mark = .ambiguous
        let group =
          cells.left.flatMap { groups.left[$0] } ?? cells.right.flatMap { groups.right[$0] }
        name = link("g\(group ?? 0)")
        note = CityWords.ambiguous
        hint = note
      } else if let item = cells.left.map({ ours.items[$0] }) {
        note = CityWords.only(item, "left", isRepeated: paired.0.contains(item.entity ?? ""))
      } else if let item = cells.right.map({ theirs.items[$0] }) {
        note = CityWords.only(item, "right", isRepeated: paired.1.contains(item.entity ?? ""))
      }
      if let (side, item, id) = one {
        put(side.items[item], mark, name, id: id, partner: other?.id, hint, .left)
      }
      if let (side, item, id) = other {
        put(side.items[item], mark, name, id: id, partner: one?.id, hint, .right)
      }
      rows.append(row(mark, name, one, other, note))
    }
    tables += table(found, ours, theirs, rows)
  }

  /// The number of the ambiguous group of each item that is in one.
  private static func groups(of found: Reconciliation) -> (left: [Int: Int], right: [Int: Int]) {
    var groups: (left: [Int: Int], right: [Int: Int]) = ([:], [:])
    for (number, group) in found.ambiguous.enumerated() {
      for item in group.left { groups.left[item] = number }
      for item in group.right { groups.right[item] = number }
    }
    return groups
  }

  private mutating func put(
    _ item: EditionComparison.Item,
    _ mark: CityMark,
    _ link: String,
    id: String,
    partner: String?,
    _ note: String,
    _ place: Place
  ) {
    guard let range = item.range else { return }
    let marked = Marked(
      range: range,
      mark: mark,
      link: link,
      partner: partner,
      id: id,
      note: note
    )
    if place == .left { left.append(marked) } else { right.append(marked) }
  }

  private mutating func addUnpaired() {
    for (document, side) in report.unpaired {
      let isRight =
        report.documents.count > 1 ? document == 1 : side.language?.isChinese != isLeftChinese
      for (index, item) in side.items.enumerated() {
        let id = "u\(number)-\(document)-\(side.id.filter(\.isNumber))-\(index)"
        put(item, .other, id, id: id, partner: nil, CityMark.other.words, isRight ? .right : .left)
      }
    }
  }

  private func table(
    _ found: Reconciliation,
    _ ours: EditionComparison.Side,
    _ theirs: EditionComparison.Side,
    _ rows: [String]
  ) -> String {
    func name(_ side: EditionComparison.Side) -> String {
      let what = side.id == "text" ? "the text" : side.id
      return CityPage.escaped(
        [what, side.language?.tag, CityWords.regions(of: side)].compactMap { $0 }
          .joined(separator: " ")
      ) + " <span class=\"count\">\(side.items.count)</span>"
    }
    return """
      <section class="comparison \(found.verdict.rawValue)">
      <h3>\(name(ours)) ↔ \(name(theirs)): <strong>\(CityWords.verdict(on: found))</strong>\(CityWords.claim(found))</h3>
      <table>
      <thead><tr><th scope="col">#</th><th scope="col">left</th><th scope="col"><span class="hidden">relation</span></th><th scope="col">right</th><th scope="col">#</th><th scope="col">note</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </section>

      """
  }

  private func row(
    _ mark: CityMark,
    _ link: String,
    _ one: (side: EditionComparison.Side, item: Int, id: String)?,
    _ other: (side: EditionComparison.Side, item: Int, id: String)?,
    _ note: String
  ) -> String {
    func cells(_ place: (side: EditionComparison.Side, item: Int, id: String)?) -> (String, String)
    {
      guard let (side, item, id) = place else { return ("<td></td>", "<td></td>") }
      let text = CityPage.escaped(side.items[item].text)
      let name =
        side.items[item].range == nil
        ? "<bdi>\(text)</bdi>" : "<a href=\"#\(id)\"><bdi>\(text)</bdi></a>"
      return (
        "<td class=\"number\">\(item + 1)</td>", "<td\(Self.language(side.language))>\(name)</td>"
      )
    }
    let (first, second) = (cells(one), cells(other))
    return "<tr class=\"\(mark.rawValue)\" data-link=\"\(link)\">\(first.0)\(first.1)"
      + "<td class=\"sign\" title=\"\(mark.words)\">\(mark.sign)</td>\(second.1)\(second.0)"
      + "<td class=\"note\"><bdi>\(CityPage.escaped(note))</bdi></td></tr>"
  }

  private static func language(_ language: Language?) -> String {
    language.map { " lang=\"\(CityPage.escaped($0.tag))\"" } ?? ""
  }

  // MARK: Texts

  private var isLeftChinese: Bool {
    let id = report.reconciliations.first?.left
    return (report.left.first { $0.id == id } ?? report.left.first)?.language?.isChinese ?? true
  }

  private func text(_ place: Place) -> String {
    let isLeft = place == .left
    let index = isLeft ? 0 : report.documents.count - 1
    let document = report.documents[index]
    let items = (isLeft ? left : right).sorted { $0.range.start < $1.range.start }
    let blocks = blocks(of: document.article, place)
    let language =
      report.documents.count > 1 ? document.article.languages.first : blocks.first?.language
    var html =
      "<article class=\"\(isLeft ? "left" : "right")\"\(Self.language(language)) tabindex=\"0\" "
    html += "aria-label=\"\(isLeft ? "Left" : "Right") text\">\n"
    html += "<p class=\"source\"><bdi>\(CityPage.escaped(document.uri))</bdi></p>\n"
    var next = 0
    for block in blocks {
      while next < items.count, items[next].range.start < block.range.start { next += 1 }
      var end = next
      while end < items.count, items[end].range.end <= block.range.end { end += 1 }
      html += write(block, Array(items[next..<end]), document.article)
      next = end
    }
    return html + "</article>\n"
  }

  /// All blocks of a document; of a bilingual one those of the side's language.
  private func blocks(of article: Article, _ place: Place) -> [Article.Block] {
    guard report.documents.count == 1 else { return article.blocks }
    var isLeft = true
    return article.blocks.filter { block in
      // The title is of both.
      if block.kind == .title { return true }
      if left.contains(where: { block.range.contains($0.range) }) {
        isLeft = true
        return place == .left || right.contains { block.range.contains($0.range) }
      }
      if right.contains(where: { block.range.contains($0.range) }) {
        isLeft = false
      } else if let language = block.language {
        isLeft = language.isChinese == isLeftChinese
      }
      return isLeft == (place == .left)
    }
  }

  private func write(_ block: Article.Block, _ items: [Marked], _ article: Article) -> String {
    var body = ""
    var position = block.range.start
    for item in items where item.range.start >= position {
      body += CityPage.escaped(article.string(in: ByteRange(position, item.range.start)))
      let name = CityPage.escaped(article.string(in: item.range))
      let common =
        "class=\"item \(item.mark.rawValue)\" id=\"\(item.id)\" data-link=\"\(item.link)\" "
        + "title=\"\(item.mark.sign) \(CityPage.escaped(item.note))\""
      body +=
        item.partner.map { "<a href=\"#\($0)\" \(common)><bdi>\(name)</bdi></a>" }
        ?? "<span tabindex=\"0\" \(common)><bdi>\(name)</bdi></span>"
      position = item.range.end
    }
    body += CityPage.escaped(article.string(in: ByteRange(position, block.range.end)))
    let isQuiet = items.allSatisfy { $0.mark == .same || $0.mark == .other }
    let name =
      switch block.kind {
      case .title, .heading: "h4"
      case .quote: "blockquote"
      case .listItem, .tableRow, .caption, .paragraph: "p"
      }
    return "<\(name) class=\"block \(block.kind.rawValue)\(isQuiet ? " quiet" : "")\""
      + "\(Self.language(block.language))>\(body)</\(name)>\n"
  }
}
