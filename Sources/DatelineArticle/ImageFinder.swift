import DatelineModel

/// Finds the images of an article with their captions and credits.
struct ImageFinder {
  let page: Page
  let facts: Facts
  let excluded: [Bool]
  /// The lines of captions that no element marks, by the nodes of their images.
  let captions: [Int: Int]
  /// The nodes from the title to the end of the text.
  let zone: Range<Int>
  /// The page's own address, against which others are resolved.
  let base: String?

  func images() -> [Article.Image] {
    var result: [Article.Image] = []
    var seen: Set<String> = []
    for index in page.images {
      let node = Int(index)
      guard zone.contains(node), !excluded[node], result.count < 60, isLarge(node),
        let url = address(node).map({ Address.resolve($0, base) }), seen.insert(url).inserted
      else { continue }
      let figure = enclosingFigure(node)
      let (caption, credit) = figure.map { texts($0) } ?? below(node)
      result.append(Article.Image(url: url, caption: caption, credit: credit))
    }
    if result.isEmpty, let url = facts.imageURL, !url.isEmpty {
      result.append(Article.Image(url: Address.resolve(url, base), caption: nil, credit: nil))
    }
    return result
  }

  /// The caption and the credit in the line below an image.
  private func below(_ node: Int) -> (caption: String?, credit: String?) {
    guard let line = captions[node] else { return (nil, nil) }
    let bytes = Array(page.bytes(page.lines[line]))
    let (_, length) = bytes.scalar(at: 0)
    // ▲ and △ are no part of it.
    return Credits.split(bytes.starts(with: [0xE2, 0x96]) ? Array(bytes[length...]) : bytes)
  }

  /// Icons, buttons and counting pixels state small sizes.
  private func isLarge(_ node: Int) -> Bool {
    for name in [AttributeName.width, .height] {
      guard let range = page.tree.attribute(name, of: node) else { continue }
      var value = 0
      for byte in page.tree.text[range.start..<range.end].prefix(5) {
        guard byte.isDigit else { break }
        value = value * 10 + Int(byte - 0x30)
      }
      if value > 0, value < 90 { return false }
    }
    return true
  }

  private func address(_ node: Int) -> String? {
    for name in [AttributeName.datasrc, .src] {
      if let value = page.tree.string(name, of: node), isUsable(value) { return value }
    }
    guard let set = page.tree.string(.srcset, of: node),
      let first = set.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).first
    else { return nil }
    let value = String(first)
    return isUsable(value) ? value : nil
  }

  private func isUsable(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    guard !bytes.isEmpty, bytes.count < 2000, !value.hasPrefix("data:") else { return false }
    return !Self.ornaments.contains { bytes.find($0, in: 0..<bytes.count) != nil }
  }

  /// Parts of the addresses of icons, logos and what holds a place until the image is loaded.
  private static let ornaments: [[UInt8]] = [
    ".svg", "/icons/", "/icon/", "sprite", "placeholder", "spacer", "blank.gif", "blank.png",
    "/logo.", "/logos/", "1x1.", "pixel.gif", "loading.gif", "lazyload-fallback", "lazyload.",
  ].map { Array($0.utf8) }

  /// The figure, or what stands for one, around an image.
  private func enclosingFigure(_ node: Int) -> Int? {
    var at = page.parent(node)
    for _ in 0..<6 where at > 0 {
      let tag = page.tree.nodes[at].tag
      if tag == .figure { return at }
      if tag == .p || tag == .body || tag == .article { return nil }
      if hasCaption(at) { return at }
      at = page.parent(at)
    }
    return nil
  }

  private func hasCaption(_ node: Int) -> Bool {
    let end = Int(page.tree.nodes[node].end)
    guard end - node < 60 else { return false }
    for inner in node + 1..<end where page.marks[inner].contains(.caption) { return true }
    return false
  }

  /// The caption and the credit that a figure holds.
  private func texts(_ figure: Int) -> (caption: String?, credit: String?) {
    var caption: String?
    var credit: String?
    let end = Int(page.tree.nodes[figure].end)
    for node in figure + 1..<end where page.tree.nodes[node].kind == .element {
      if page.marks[node].contains(.credit), credit == nil {
        let text = page.plain(inside: node, limit: 300)
        credit = Credits.split(text).credit ?? (text.isEmpty ? nil : text.string(0..<text.count))
      } else if page.marks[node].contains(.caption), caption == nil {
        let text = page.plain(inside: node, limit: 1200)
        guard !text.isEmpty else { continue }
        let parts = Credits.split(text)
        caption = parts.caption
        credit = credit ?? parts.credit
      }
    }
    if let credit, let whole = caption, whole.hasSuffix(credit), whole != credit {
      let rest = Array(String(whole.dropLast(credit.count)).utf8)
      let range = rest.trimmed(0..<rest.count)
      caption = range.isEmpty ? nil : rest.string(range)
    } else if let credit, let whole = caption, whole.hasPrefix(credit + " "), whole != credit {
      caption = String(whole.dropFirst(credit.count + 1))
    } else if caption == credit {
      caption = nil
    }
    if let bare = credit, bare.hasPrefix("("), bare.hasSuffix(")"), bare.utf8.count > 4 {
      credit = String(bare.dropFirst().dropLast())
    }
    return (caption, credit)
  }
}

/// Addresses relative to a page, made absolute.
enum Address {
  /// `address` as seen from `base`; unchanged where the base is unknown.
  static func resolve(_ address: String, _ base: String?) -> String {
    guard let base, let scheme = base.range(of: "://"), address.range(of: "://") == nil else {
      return address
    }
    if address.hasPrefix("//") { return base[..<scheme.lowerBound] + ":" + address }
    let rest = base[scheme.upperBound...]
    let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    let origin = base[..<hostEnd]
    if address.hasPrefix("/") { return origin + address }
    if address.hasPrefix("#") || address.hasPrefix("mailto:") { return address }
    let path = rest[hostEnd...].prefix { $0 != "?" && $0 != "#" }
    var folders = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    if path.last != "/", !folders.isEmpty { folders.removeLast() }
    var parts = address.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    while let first = parts.first, first == "." || first == ".." {
      parts.removeFirst()
      if first == "..", !folders.isEmpty { folders.removeLast() }
    }
    return origin + "/" + (folders + parts).joined(separator: "/")
  }
}
