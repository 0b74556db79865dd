import DatelineLexicon
import DatelineModel

extension ProductSearch {
  /// Finds designations of models behind a brand's name: Lexus ES 300h, Toyota bZ4X.
  mutating func findModels(_ article: borrowing Article, _ scan: borrowing Scan) {
    for brand in brands {
      guard areTogether(brand.first, brand.end, scan),
        !isTaken(brand.end, brand.end + 1), scan.tokens[brand.end].kind != .han
      else { continue }
      var start = brand.end
      // A name between the two: Canon EOS R5, Vela E4.
      let word = scan.tokens[start]
      if word.kind == .word, word.letterCase == .capitalised || word.letterCase == .upper,
        word.end - word.start > 1, areTogether(start, start + 1, scan),
        scan.tokens[start + 1].spaceBefore,
        !finder.cues.cues(scan, start, start + 1).contains(.stop)
      {
        start += 1
      }
      // Behind a brand a number of three digits is a model (Porsche 911), behind letters any.
      let isNumber = word.kind == .number && word.end - word.start == 3
      let isLettered = start > brand.end
      guard isTechnical(brand.brand) || start > brand.end else { continue }
      if !isTechnical(brand.brand), finder.isTitleCased(around: start, scan) { continue }
      let end =
        modelEnd(start, isNumberEnough: isNumber || isLettered, scan)
        ?? (start > brand.end ? modelEnd(brand.end, isNumberEnough: false, scan) : nil)
      guard let end else { continue }
      let name = text(brand.end, end, article, scan)
      let category = finder.category(at: end, scan)?.row
      add(
        brand.end,
        withCategory(brand.end, end, scan),
        nameEnd: end,
        name: name,
        brand: brand.brand,
        category: category,
        rule: "models#designation",
        confidence: 0.8,
        isHan: false
      )
    }
  }

  private func isTechnical(_ brand: Int32) -> Bool {
    guard brand >= 0 else { return true }
    return switch finder.brands.field(of: brand) {
    case .cars, .electronics: true
    default: false
    }
  }

  /// The end of the model's designation that begins at a token; `nil` if none does.
  ///
  /// `isNumberEnough` says whether a number alone can be a model, as behind a line's name.
  func modelEnd(_ start: Int, isNumberEnough: Bool, _ scan: borrowing Scan) -> Int? {
    var end = start
    var count = 0
    while count < 4, areTogether(start - 1, end, scan), scan.tokens[end].spaceBefore || count == 0 {
      guard let next = partEnd(end, isNumberEnough || count > 0, scan) else { break }
      end = next
      count += 1
    }
    return end > start ? end : nil
  }

  /// The end of one part of a designation: 15, S24, WH-1000XM5, Pro.
  private func partEnd(_ start: Int, _ isNumberEnough: Bool, _ scan: borrowing Scan) -> Int? {
    var end = start
    var digits = 0
    var letters = 0
    var hasCapital = false
    var lowerTail = 0
    while areTogether(start, end, scan), end == start || !scan.tokens[end].spaceBefore {
      let token = scan.tokens[end]
      let length = Int(token.end - token.start)
      if token.kind == .number {
        digits += length
        lowerTail = 0
      } else if token.kind == .word {
        letters += length
        if token.letterCase != .lower { hasCapital = true } else { lowerTail = length }
      } else if token.kind == .punctuation, finder.isHyphen(end, scan), end > start,
        areTogether(start, end + 1, scan), !scan.tokens[end + 1].spaceBefore,
        scan.tokens[end + 1].kind == .number
      {
        // WH-1000XM5
      } else {
        break
      }
      end += 1
    }
    guard end > start else { return nil }
    let startsWithDigit = scan.tokens[start].kind == .number
    if digits > 0, letters > 0 {
      // Behind a line's name a digit and a letter are enough (iPhone 7s).
      guard letters <= 6, lowerTail <= 1, digits + letters > 2 || !startsWithDigit || isNumberEnough
      else { return nil }
      let isDesignation = digits == 3 || digits < 3 && isNumberEnough && !isUnit(end - 1, scan)
      return hasCapital || startsWithDigit && lowerTail == 1 && isDesignation ? end : nil
    }
    if digits > 0 {
      guard isNumberEnough, digits <= 3 || digits == 4 && !isYear(start, scan) else { return nil }
      // Tight behind the name it is a part of it (GT6 watches).
      return scan.tokens[start].spaceBefore && isCount(end, scan) ? nil : end
    }
    guard end == start + 1, scan.tokens[start].letterCase != .lower else { return nil }
    return isNumberEnough && finder.cues.cues(scan, start, end).contains(.model) ? end : nil
  }

  /// Whether a letter behind a number counts things or measures them (5m, 10k).
  private func isUnit(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let range = BrandCues.keyRange(scan, token, token + 1)
    return range.first.map { "mkbghw".utf8.contains(scan.keys.bytes[$0]) } ?? false
  }

  private func isYear(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let range = BrandCues.keyRange(scan, token, token + 1)
    guard range.count == 4 else { return false }
    let bytes = scan.keys.bytes[range]
    return bytes.starts(with: Array("19".utf8)) || bytes.starts(with: Array("20".utf8))
  }

  /// Whether a number before a token counts something or is cut from a longer one.
  private func isCount(_ end: Int, _ scan: borrowing Scan) -> Bool {
    guard areTogether(end - 1, end, scan) else { return false }
    let next = scan.tokens[end]
    if next.kind == .punctuation {
      let isNumber = areTogether(end, end + 1, scan) && scan.tokens[end + 1].kind == .number
      let range = BrandCues.keyRange(scan, end, end + 1)
      let isPercent = range.first.map { scan.keys.bytes[$0] == UInt8(ascii: "%") } ?? false
      return isPercent || !next.spaceBefore && isNumber && !scan.tokens[end + 1].spaceBefore
    }
    if next.kind == .han { return !next.spaceBefore && finder.category(at: end, scan) == nil }
    // "15 million", "6 times".
    guard next.kind == .word, next.letterCase == .lower else { return false }
    let range = BrandCues.keyRange(scan, end, end + 1)
    let bytes = scan.keys.bytes[range]
    let isMany = ["million", "billion", "percent", "thousand", "per", "people", "m", "bn"].contains
    {
      bytes.elementsEqual($0.utf8)
    }
    return isMany
      || bytes.last == UInt8(ascii: "s") && finder.category(at: end, scan) == nil
        && !finder.isSpeech(end, scan) && !finder.isVerb(end, scan)
        && finder.cues.cues(scan, end, end + 1).isEmpty
  }

  /// Adds a product that no pack has.
  mutating func add(
    _ first: Int,
    _ end: Int,
    nameEnd: Int? = nil,
    name: String,
    brand: Int32?,
    category: Int?,
    rule: StaticString,
    confidence: Double,
    isHan: Bool
  ) {
    guard first < end, !isTaken(first, end) else { return }
    let brandID = brand.map { id(of: $0) }
    let slug =
      name.isEmpty ? category.map { products.categoryID($0) } ?? "" : ProductNames.slug(name)
    guard !slug.isEmpty else { return }
    var names: [Name] = []
    if name.isEmpty {
      let kinds = category.map { products.categoryNames($0) }
      if let english = kinds?.english { names.append(Name(english, language: .english)) }
      if let chinese = kinds?.chinese {
        names.append(Name(chinese, language: .simplifiedChinese))
      }
    } else {
      names.append(Name(name, language: isHan ? nil : .english))
    }
    let value = ProductValue(
      id: brandID.map { "\($0)/\(slug)" } ?? slug,
      names: names,
      brand: brandID,
      category: category.map { products.categoryID($0) }
    )
    readings.append(
      ProductReading(
        first: first,
        end: end,
        value: value,
        name: nameEnd.map { first..<$0 },
        rule: rule,
        confidence: confidence
      )
    )
  }
}
