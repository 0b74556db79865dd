import DatelineModel

extension Body {
  /// Fewer things side by side are no set: with prices, they are sizes and sorts of one.
  private static let fewestInSet = 3
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
    excludeSets(
      titleLine: titleLine,
      where: { prices[$0] >= Self.fewestInSet },
      children: { bytes[$0] > 0 },
      alike: { prices[$0] > 0 && bytes[$0] < Self.longestOffer }
    )
  }

  /// Takes out elements that hold mostly things of one kind side by side, such as teasers: at least
  /// three, and four of five of those that hold text.
  ///
  /// What holds the title is not looked at, nor what lies in an element that was taken out.
  mutating func excludeSets(
    titleLine: Int,
    where mayBeSet: (Int) -> Bool,
    children isChild: (Int) -> Bool,
    alike isAlike: (Int) -> Bool
  ) {
    let nodes = page.tree.nodes
    let title = titleLine >= 0 ? Int(page.lines[titleLine].node) : -1
    var index = 1
    while index < nodes.count {
      let end = Int(nodes[index].end)
      guard nodes[index].kind == .element, !excluded[index], mayBeSet(index),
        !(index <= title && title < end)
      else {
        index += 1
        continue
      }
      var children = 0
      var alike = 0
      var child = index + 1
      while child < end {
        if nodes[child].kind == .element, isChild(child) {
          children += 1
          if isAlike(child) { alike += 1 }
        }
        child = Int(nodes[child].end)
      }
      if children >= Self.fewestInSet, alike * 5 >= children * 4 {
        for inner in index..<end { excluded[inner] = true }
        index = end
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
