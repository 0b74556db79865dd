import DatelineModel
import Yams

/// Reads the rules of a pack.
struct RuleReader {
  private static let commonKeys = [
    "id", "match", "not after", "not before", "needs", "confidence", "priority", "case", "edges",
    "decoy",
  ]

  let file: PackFile
  let pack: String
  let types: [EntityKind]
  let slots: [String: Slot]
  /// Where each slot's name stands.
  let slotKeys: [String: Node]

  private var checks: SlotChecks { SlotChecks(file: file, slots: slots, keys: slotKeys) }
  private var allowed: [String] { Self.commonKeys + types.map(\.rawValue) }

  /// Reads the rules of a list, and checks them together.
  func read(_ items: [Node]) -> [PackDraft.RuleDraft] {
    var ids: Set<String> = []
    var used: Set<String> = []
    var drafts: [PackDraft.RuleDraft] = []
    var complete = true
    for item in items {
      guard let draft = read(item, &ids) else {
        complete = false
        continue
      }
      if let other = drafts.first(where: { $0.matchesSame(as: draft) }) {
        let id = other.rule.id.drop { $0 != "#" }.dropFirst()
        file.report(item, "the rule \"\(id)\" has the same patterns")
      }
      for syntax in [draft.match] + draft.notAfter + draft.notBefore {
        used.formUnion(checks.used(syntax))
      }
      drafts.append(draft)
    }
    if complete { reportUnused(used) }
    return drafts
  }

  private func reportUnused(_ used: Set<String>) {
    for (id, key) in slotKeys where !used.contains(id) {
      file.report(key, "no rule uses the slot \"\(id)\"")
    }
  }

  private func read(_ node: Node, _ ids: inout Set<String>) -> PackDraft.RuleDraft? {
    guard
      let entries = file.mapping(node, "a rule", allowed: allowed, required: ["id", "match"])
    else { return nil }
    let nodes = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
    let id = nodes["id"].flatMap { readID($0, &ids) }
    let match = nodes["match"].flatMap { readMatch($0) }
    let meaning = readMeaning(node, nodes)
    let notAfter = nodes["not after"].map(readPatterns) ?? []
    let notBefore = nodes["not before"].map(readPatterns) ?? []
    let confidence = nodes["confidence"].map(readConfidence) ?? 1
    let priority = nodes["priority"].map { file.integer($0, "priority") ?? 0 } ?? 0
    let needs = nodes["needs"].map { file.items($0).compactMap { file.string($0, "needs") } } ?? []
    let written = nodes["case"].flatMap { file.choice($0, "case", ["written"]) } != nil
    let edges = nodes["edges"].flatMap { file.choice($0, "edges", ["open"]) } != nil
    guard let id, let match, let meaning else { return nil }
    if let node = nodes[meaning.kind?.rawValue ?? ""] {
      checkTemplate(meaning.template, match, node)
    }
    return PackDraft.RuleDraft(
      rule: Rule(
        id: "\(pack)#\(id)",
        pack: 0,
        kind: meaning.kind,
        template: meaning.template,
        needs: needs,
        confidence: confidence,
        priority: priority
      ),
      match: match,
      notAfter: notAfter,
      notBefore: notBefore,
      written: written,
      edgesOpen: edges,
      line: node.mark?.line ?? 1,
      column: node.mark?.column ?? 1
    )
  }

  private func readID(_ node: Node, _ ids: inout Set<String>) -> String? {
    guard let id = file.string(node, "id") else { return nil }
    guard isKebabCase(id) else {
      file.report(node, "an id is kebab-case: \"\(id)\"")
      return nil
    }
    guard ids.insert(id).inserted else {
      file.report(node, "id twice: \"\(id)\"")
      return nil
    }
    return id
  }

  /// The rule's patterns as one; `nil` where one of them is wrong.
  private func readMatch(_ node: Node) -> PatternSyntax? {
    let items = file.items(node)
    var patterns: [PatternSyntax] = []
    for item in items {
      guard let pattern = readPattern(item) else { continue }
      if patterns.contains(pattern) { file.report(item, "pattern twice") }
      patterns.append(pattern)
    }
    guard patterns.count == items.count, let first = patterns.first else {
      if items.isEmpty { file.report(node, "a rule without pattern matches nothing") }
      return nil
    }
    return patterns.count == 1 ? first : .choice(patterns)
  }

  private func readPatterns(_ node: Node) -> [PatternSyntax] {
    file.items(node).compactMap { item in
      guard let pattern = readPattern(item) else { return nil }
      guard !pattern.holdsSpan else {
        file.report(item, "no <…> in what must not stand beside a match")
        return nil
      }
      return pattern
    }
  }

  private func readPattern(_ node: Node) -> PatternSyntax? {
    guard let text = file.string(node, "a pattern") else { return nil }
    do {
      let syntax = try PatternParser.parse(text)
      guard checks.check(syntax, node) else { return nil }
      guard !checks.canBeEmpty(syntax) else {
        file.report(node, "this pattern can match nothing at all")
        return nil
      }
      let problem = checks.hasEmptySpan(syntax) ? "the <…> can be empty" : syntax.spanProblem
      if let problem {
        file.report(node, problem)
        return nil
      }
      if let mistake = checks.anchorMistake(syntax) {
        file.report(node, offset: mistake.offset, mistake.problem)
        return nil
      }
      return syntax
    } catch {
      file.report(node, offset: error.offset, error.problem)
      return nil
    }
  }

  private func readMeaning(
    _ node: Node,
    _ nodes: [String: Node]
  ) -> (kind: EntityKind?, template: String)? {
    let names = types.map(\.rawValue) + ["decoy"]
    let given = names.filter { nodes[$0] != nil }
    guard given.count == 1, let name = given.first, let value = nodes[name] else {
      file.report(node, "a rule has exactly one of these: \(file.list(names))")
      return nil
    }
    guard name == "decoy" else {
      return file.string(value, name).map { (EntityKind(rawValue: name), $0) }
    }
    return file.choice(value, "decoy", ["true"]).map { _ in (nil, "") }
  }

  private func checkTemplate(_ template: String, _ match: PatternSyntax, _ node: Node) {
    let captures = checks.captures(match)
    let scalars = Array(template.unicodeScalars)
    var index = 0
    while let open = scalars[index...].firstIndex(of: "{") {
      let name = Self.name(scalars[(open + 1)...])
      if !captures.contains(name) {
        let allowed = file.list(Array(captures))
        file.report(
          node,
          offset: open + 1,
          "no capture \"\(name)\" in the pattern; allowed: \(allowed)"
        )
      }
      guard let close = scalars[open...].firstIndex(of: "}") else {
        file.report(node, offset: open, "this { is not closed")
        return
      }
      index = close + 1
    }
  }

  /// The name at the start of a placeholder: letters and digits, and hyphens before letters.
  private static func name(_ text: ArraySlice<Unicode.Scalar>) -> String {
    var name = String.UnicodeScalarView()
    for (index, scalar) in zip(text.indices, text) {
      let letterFollows = index + 1 < text.endIndex && ("a"..."z").contains(text[index + 1])
      guard
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
          || (scalar == "-" && letterFollows)
      else { break }
      name.append(scalar)
    }
    return String(name)
  }

  private func readConfidence(_ node: Node) -> Double {
    guard let text = node.scalar?.string, let value = Double(text), (0...1).contains(value) else {
      file.report(node, "confidence is a number from 0 to 1")
      return 1
    }
    return value
  }
}
