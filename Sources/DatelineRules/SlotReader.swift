import DatelineLexicon
import DatelineModel
import Yams

/// Reads the slots of a pack.
struct SlotReader {
  static let kinds = [
    "range", "words", "values", "han", "capitalised", "token", "name", "date", "pattern",
  ]
  private static let options = ["written", "digits", "case", "starts", "not", "inner", "count"]
  private static let optionsByKind: [String: [String]] = [
    "range": ["written", "digits"], "words": ["case"], "values": ["case"],
    "han": ["starts", "not"], "capitalised": ["inner", "not"], "token": ["count"],
  ]
  private static let tokenKinds: [String: Scan.TokenKind] = [
    "word": .word, "number": .number, "han": .han, "kana": .kana, "punctuation": .punctuation,
  ]

  let file: PackFile
  let language: String?
  let fold: Fold

  /// Reads the slot of a name.
  func read(_ id: String, _ node: Node) -> Slot? {
    let allowed = Self.kinds + Self.options
    guard let entries = file.mapping(node, "a slot", allowed: allowed) else { return nil }
    let kinds = entries.filter { Self.kinds.contains($0.key) }
    guard kinds.count == 1, let kind = kinds.first else {
      file.report(node, "a slot has exactly one of these: \(file.list(Self.kinds))")
      return nil
    }
    var options: [String: Node] = [:]
    let allowedOptions = Self.optionsByKind[kind.key] ?? []
    for entry in entries where entry.key != kind.key {
      if allowedOptions.contains(entry.key) {
        options[entry.key] = entry.value
      } else {
        let list = file.list(allowedOptions)
        file.report(entry.keyNode, "\(kind.key) has no \"\(entry.key)\"; allowed: \(list)")
      }
    }
    return read(kind.key, kind.value, options).map { Slot(id: id, kind: $0) }
  }

  private func read(_ kind: String, _ node: Node, _ options: [String: Node]) -> Slot.Kind? {
    switch kind {
    case "range": readRange(node, options)
    case "words": readWords(node, options, wordsOf: readListedWords)
    case "values": readWords(node, options, wordsOf: readValues)
    case "han": readHan(node, options)
    case "capitalised": readCapitalised(node, options)
    case "token": readToken(node, options)
    case "name": readName(node)
    case "date": readFound(node)
    default: readPattern(node)
    }
  }

  private func readRange(_ node: Node, _ options: [String: Node]) -> Slot.Kind? {
    var forms: NumberForms = language == "zh" ? [.digits, .han] : .digits
    if let written = options["written"] {
      let allowed = NumberForms.named.map(\.name)
      let names = file.items(written).compactMap { file.choice($0, "written form", allowed) }
      forms = []
      for (name, form) in NumberForms.named where names.contains(name) { forms.insert(form) }
      guard !forms.isEmpty else { return nil }
    }
    let digits = options["digits"].map { file.range($0, "digits", orSingle: true, least: 1) }
    guard let range = file.range(node, "range", orSingle: false, least: 0) else { return nil }
    if let digits = digits ?? nil, String(range.lowerBound).count > digits.upperBound {
      file.report(node, "no number of the range has so few digits")
      return nil
    }
    return .range(
      .init(
        low: range.lowerBound,
        high: range.upperBound,
        written: forms,
        digits: digits ?? nil
      )
    )
  }

  private func readWords(
    _ node: Node,
    _ options: [String: Node],
    wordsOf: (Node) -> [(surface: Node, SlotValue)]
  ) -> Slot.Kind? {
    let written = options["case"].map { file.choice($0, "case", ["written"]) } ?? nil
    var words: [Slot.Word] = []
    var seen: [[UInt64]: (text: String, value: SlotValue)] = [:]
    for (surface, value) in wordsOf(node) {
      guard let text = file.string(surface, "a word") else { continue }
      do {
        for tokens in try PatternSurfaces.expand(text) {
          // Simplified and traditional forms of a word may both be given, and mean the same.
          let key = tokens.map { TokenSymbols.hash($0.token.text, $0.token.kind, fold) }
          let word = Slot.Word(tokens: tokens, value: value)
          if let other = seen[key], other.text == text || other.value != value {
            file.report(surface, "word twice in the slot: \"\(other.text)\", \"\(text)\"")
          } else if !words.contains(word) {
            seen[key] = (text, value)
            words.append(word)
          }
        }
      } catch {
        file.report(surface, offset: error.offset, error.problem)
      }
    }
    guard !words.isEmpty else {
      let isEmpty = (node.mapping?.isEmpty ?? true) && (node.sequence?.isEmpty ?? true)
      if isEmpty { file.report(node, "a slot without words matches nothing") }
      return nil
    }
    return .words(words, written: written != nil)
  }

  private func readListedWords(_ node: Node) -> [(surface: Node, SlotValue)] {
    if let mapping = node.mapping {
      return mapping.compactMap { surface, value in self.value(value).map { (surface, $0) } }
    }
    let items = file.sequence(node, "words") ?? []
    return items.map { ($0, .text($0.scalar?.string ?? "")) }
  }

  private func readValues(_ node: Node) -> [(surface: Node, SlotValue)] {
    guard let mapping = node.mapping else {
      file.report(node, "values must be a mapping of values to words")
      return []
    }
    return mapping.flatMap { value, surfaces -> [(surface: Node, SlotValue)] in
      guard let value = self.value(value) else { return [] }
      return file.items(surfaces).map { ($0, value) }
    }
  }

  private func value(_ node: Node) -> SlotValue? {
    guard let scalar = node.scalar else {
      file.report(node, "a value is a number or a text")
      return nil
    }
    if scalar.style == .plain, let number = Int(scalar.string) { return .number(number) }
    return .text(scalar.string)
  }

  private func readHan(_ node: Node, _ options: [String: Node]) -> Slot.Kind? {
    let starts = options["starts"].map { file.words($0, "starts") ?? [] } ?? []
    let not = options["not"].map { file.words($0, "not") ?? [] } ?? []
    guard let count = file.range(node, "han", orSingle: true, least: 1) else { return nil }
    return .han(count: count, starts: starts, not: not)
  }

  private func readCapitalised(_ node: Node, _ options: [String: Node]) -> Slot.Kind? {
    let inner = options["inner"].map { file.words($0, "inner") ?? [] } ?? []
    let not = options["not"].map { file.words($0, "not") ?? [] } ?? []
    guard let count = file.range(node, "capitalised", orSingle: true, least: 1) else { return nil }
    return .capitalised(count: count, inner: inner, not: not)
  }

  private func readToken(_ node: Node, _ options: [String: Node]) -> Slot.Kind? {
    let count = options["count"].map { file.range($0, "count", orSingle: true, least: 1) }
    let allowed = Array(Self.tokenKinds.keys)
    let kinds = file.items(node).compactMap { file.choice($0, "token", allowed) }
      .compactMap { Self.tokenKinds[$0] }
    return kinds.isEmpty ? nil : .token(kinds: Set(kinds), count: (count ?? nil) ?? 1...1)
  }

  private func readName(_ node: Node) -> Slot.Kind? {
    let senses = SenseKind.allCases.filter { $0 != .slotWord }
    let names = senses.map { "\($0)" }
    let kinds = file.items(node).compactMap { file.choice($0, "name", names) }
      .compactMap { name in senses.first { "\($0)" == name } }
    return kinds.isEmpty ? nil : .name(kinds)
  }

  private func readFound(_ node: Node) -> Slot.Kind? {
    let names = file.items(node).compactMap { file.choice($0, "kind of date", Slot.found) }
      .compactMap { Slot.found.firstIndex(of: $0) }
    return names.isEmpty ? nil : .found(names.reduce(0) { $0 | 1 << UInt64($1) })
  }

  private func readPattern(_ node: Node) -> Slot.Kind? {
    guard let text = file.string(node, "pattern") else { return nil }
    do {
      return .pattern(try PatternParser.parse(text))
    } catch {
      file.report(node, offset: error.offset, error.problem)
      return nil
    }
  }
}
