internal import DatelineXML

/// A list of a site's pages (sitemaps.org), or an index of such lists.
struct Sitemap {
  /// The pages that it names, in its order.
  private(set) var pages: [String] = []
  /// Further sitemaps that it names.
  private(set) var sitemaps: [String] = []

  /// Reads XML, or plain text with an address a line.
  ///
  /// - Throws: `FetchFailure` for a document that names nothing.
  init(_ bytes: [UInt8], at address: String) throws(FetchFailure) {
    guard bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "<") else {
      pages = String(decoding: bytes, as: UTF8.self)
        .split(whereSeparator: \.isWhitespace)
        .map(String.init)
        .filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
      if pages.isEmpty { throw FetchFailure("sitemap", "\(address): names no pages") }
      return
    }
    var path: [String] = []
    var text: [UInt8] = []
    let mistake = XMLReader().read(bytes) { event in
      switch event {
      case .start(let name, _, _):
        path.append(name)
        text.removeAll(keepingCapacity: true)
      case .text(let part): text += part
      case .end(let name, _):
        _ = path.popLast()
        guard name == "loc" else { return }
        let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let place = words.first.map(String.init) else { return }
        // Images and videos have a `loc` of their own, deeper down.
        switch path.last {
        case "url": pages.append(place)
        case "sitemap": sitemaps.append(place)
        default: break
        }
      }
    }
    guard pages.isEmpty, sitemaps.isEmpty else { return }
    let reason = mistake.map { "line \($0.line): \($0.problem)" } ?? "names no pages"
    throw FetchFailure("sitemap", "\(address): \(reason)")
  }
}
