import DatelineLexicon
import DatelineModel

extension ProductSearch {
  /// Finds the names that the article has given to products wherever else they stand, with the other
  /// script's name in brackets: 「潮線」（Tideline）.
  mutating func findRepeated(_ article: borrowing Article, _ scan: borrowing Scan) {
    var names: [(key: [UInt8], value: ProductValue, isWord: Bool)] = []
    for index in readings.indices {
      // What only looked like a product's name where it stood is not looked for elsewhere.
      guard let name = readings[index].name, readings[index].confidence >= 0.75 else { continue }
      if let alias = alias(behind: name.upperBound, scan) {
        let text = text(alias.lowerBound, alias.upperBound, article, scan)
        readings[index].value.names.append(Name(text, language: .english))
        readings[index].value.id =
          (readings[index].value.brand.map { $0 + "/" } ?? "") + ProductNames.slug(text)
        names.append((key(alias, scan), readings[index].value, isWord(alias, scan)))
      }
      names.append((key(name, scan), readings[index].value, isWord(name, scan)))
    }
    guard !names.isEmpty else { return }
    for token in scan.tokens.indices {
      let word = scan.tokens[token]
      guard word.kind == .han || word.kind == .word && word.letterCase != .lower else { continue }
      for name in names {
        guard let end = BrandFinder.end(of: name.key, at: token, scan) else { continue }
        if let index = readings.firstIndex(where: { $0.first <= token && end <= $0.end }) {
          // The same name was read twice: it is one product.
          if readings[index].name != nil, readings[index].value.id != name.value.id {
            readings[index].value = name.value
          }
          break
        }
        if isTaken(token, end) || name.isWord && finder.isSentenceStart(token, scan) { break }
        if word.kind == .han && end - token < 2 { break }
        var stop = modelEnd(end, isNumberEnough: true, scan) ?? end
        var value = name.value
        if stop > end {
          let text = text(token, stop, article, scan)
          value.names = [Name(text, language: word.kind == .han ? nil : .english)]
          value.id = (value.brand.map { $0 + "/" } ?? "") + ProductNames.slug(text)
        }
        stop = withCategory(token, stop, scan)
        readings.append(
          ProductReading(
            first: token,
            end: stop,
            value: value,
            name: nil,
            rule: "phrases#repeated",
            confidence: 0.7
          )
        )
        break
      }
    }
  }

  private func key(_ name: Range<Int>, _ scan: borrowing Scan) -> [UInt8] {
    Array(scan.keys.bytes[BrandCues.keyRange(scan, name.lowerBound, name.upperBound)])
  }

  /// Whether a name is one word of the dictionary.
  private func isWord(_ name: Range<Int>, _ scan: borrowing Scan) -> Bool {
    name.count == 1
      && scan.hits(at: name.lowerBound).contains {
        Int($0.endToken) == name.upperBound && $0.kinds.contains(.wordLatin)
      }
  }

  /// The Latin name in brackets behind a name, or behind the quote that ends it.
  private func alias(behind end: Int, _ scan: borrowing Scan) -> Range<Int>? {
    guard end > 0, scan.tokens[end - 1].kind == .han, areTogether(end - 1, end, scan) else {
      return nil
    }
    if let alias = finder.bracketed(end, scan) { return alias }
    guard scan.tokens[end].kind == .punctuation, areTogether(end, end + 1, scan) else { return nil }
    return finder.bracketed(end + 1, scan)
  }
}
