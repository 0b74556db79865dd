import DatelineModel

extension Body {
  /// Fewer things with prices side by side are sizes and sorts of one.
  private static let fewestOffers = 3
  /// Longer text is more than a name and what buyers say of it.
  private static let longestOffer = 400
  private static let longestPrice = 80

  /// Takes out what else the shop sells: elements side by side, most of which hold a price.
  mutating func excludeOffers(titleLine: Int) {
    let nodes = page.tree.nodes
    var prices = [Int32](repeating: 0, count: nodes.count)
    var bytes = prices
    var isAny = false
    for line in page.lines where !excluded[Int(line.node)] {
      bytes[Int(line.node)] += Int32(line.count)
      guard line.count < Self.longestPrice, isPrice(line) else { continue }
      prices[Int(line.node)] += 1
      isAny = true
    }
    guard isAny else { return }
    for index in stride(from: nodes.count - 1, to: 0, by: -1) {
      prices[Int(nodes[index].parent)] += prices[index]
      bytes[Int(nodes[index].parent)] += bytes[index]
    }
    let title = titleLine >= 0 ? Int(page.lines[titleLine].node) : -1
    var index = 1
    while index < nodes.count {
      guard Int(prices[index]) >= Self.fewestOffers, !excluded[index],
        !(index <= title && title < Int(nodes[index].end))
      else {
        index += 1
        continue
      }
      var children = 0
      var offers = 0
      var child = index + 1
      while child < Int(nodes[index].end) {
        if nodes[child].kind == .element, bytes[child] > 0 {
          children += 1
          if prices[child] > 0, bytes[child] < Self.longestOffer { offers += 1 }
        }
        child = Int(nodes[child].end)
      }
      if children >= Self.fewestOffers, offers * 5 >= children * 4 {
        for inner in index..<Int(nodes[index].end) { excluded[inner] = true }
        index = Int(nodes[index].end)
      } else {
        index += 1
      }
    }
  }

  /// Whether a line names a sum: a sign or a name of money beside a digit.
  private func isPrice(_ line: Line) -> Bool {
    let text = page.text
    var at = Int(line.start)
    let end = Int(line.end)
    while at < end {
      let value = text.scalar(at: at)
      switch value.value {
      case 0x24, 0xA3, 0xA5, 0x20AC, 0x20B9, 0xFFE5:
        if isBesideDigit(at..<at + value.length, in: line) { return true }
      case 0x45 where text.has(Self.euro, at: at), 0x55 where text.has(Self.dollar, at: at),
        0x47 where text.has(Self.pound, at: at):
        if isBesideDigit(at..<min(end, at + 3), in: line) { return true }
      default: break
      }
      at += value.length
    }
    return false
  }

  private static let euro = Array("eur".utf8)
  private static let dollar = Array("usd".utf8)
  private static let pound = Array("gbp".utf8)

  private func isBesideDigit(_ sign: Range<Int>, in line: Line) -> Bool {
    var after = sign.upperBound
    if after < Int(line.end), page.text[after] == 0x20 { after += 1 }
    if after < Int(line.end), page.text[after].isDigit { return true }
    var before = sign.lowerBound - 1
    if before >= Int(line.start), page.text[before] == 0x20 { before -= 1 }
    return before >= Int(line.start) && page.text[before].isDigit
  }
}
