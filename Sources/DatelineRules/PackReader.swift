import DatelineLexicon
import DatelineModel
import Foundation
import Yams

/// What a YAML file says, before slots and patterns of it are compiled.
struct PackDraft {
  /// A rule with its patterns.
  struct RuleDraft {
    var rule: Rule
    var match: PatternSyntax
    var notAfter: [PatternSyntax]
    var notBefore: [PatternSyntax]
    var written: Bool
    var edgesOpen: Bool
    /// Where the rule stands.
    var line: Int
    var column: Int

    /// Whether another rule matches exactly where this one does.
    func matchesSame(as other: RuleDraft) -> Bool {
      match == other.match && notAfter == other.notAfter && notBefore == other.notBefore
        && written == other.written && edgesOpen == other.edgesOpen
    }
  }

  var pack: Pack
  var tables: [(name: String, node: Node)]
  var slots: [String: Slot]
  var rules: [RuleDraft]
}

/// Reads the YAML of one pack.
struct PackReader {
  static let packKeys = [
    "pack", "types", "language", "tables", "slots", "rules", "reference", "examples",
  ]
  static let defaultReference = CalendarDate("2024-10-01") ?? CalendarDate(daysSinceEpoch: 0)

  let file: PackFile
  let expectedID: String
  let fold: Fold

  /// Reads a file's text; `nil` when there is nothing to go on with, mistakes having been reported.
  func read(_ text: String) -> PackDraft? {
    guard let root = compose(text),
      let entries = file.mapping(
        root,
        "a pack",
        allowed: Self.packKeys,
        required: ["pack", "types"]
      )
    else { return nil }
    let nodes = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
    checkID(nodes["pack"])
    let types = nodes["types"].map(readTypes) ?? []
    let language = nodes["language"].flatMap { file.choice($0, "language", ["en", "zh"]) }
    let reference = nodes["reference"].flatMap(readDay) ?? Self.defaultReference
    let (slots, slotKeys) = readSlots(nodes["slots"], language)
    let rules = RuleReader(
      file: file,
      pack: expectedID,
      types: types,
      slots: slots,
      slotKeys: slotKeys
    ).read(nodes["rules"].flatMap { file.sequence($0, "rules") } ?? [])
    let examples = readExamples(nodes["examples"], types, reference, root)
    let pack = Pack(
      id: expectedID,
      types: types,
      language: language.map { Language($0) },
      examples: examples
    )
    return PackDraft(pack: pack, tables: readTables(nodes["tables"]), slots: slots, rules: rules)
  }

  private func compose(_ text: String) -> Node? {
    do {
      if let node = try Yams.compose(yaml: text) { return node }
      file.report(line: 1, column: 1, "the file is empty; allowed: \(file.list(Self.packKeys))")
    } catch let error as YamlError {
      let (mark, problem) = Self.place(error)
      file.report(line: mark?.line ?? 1, column: mark?.column ?? 1, problem)
    } catch {
      file.report(line: 1, column: 1, "not YAML: \(error)")
    }
    return nil
  }

  private static func place(_ error: YamlError) -> (Mark?, String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark, "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark, "key twice: \(duplicates.joined(separator: ", "))")
    default:
      (nil, "not YAML: \(error)")
    }
  }

  private func checkID(_ node: Node?) {
    guard let node, let id = file.string(node, "pack"), id != expectedID else { return }
    file.report(node, "the pack's id must be its path; allowed: \(expectedID)")
  }

  private func readTypes(_ node: Node) -> [EntityKind] {
    let allowed = EntityKind.allCases.map(\.rawValue)
    let items = file.sequence(node, "types") ?? []
    return items.compactMap { file.choice($0, "type", allowed) }
      .compactMap(EntityKind.init(rawValue:))
  }

  private func readDay(_ node: Node) -> CalendarDate? {
    guard let text = file.string(node, "reference") else { return nil }
    guard text.utf8.count == 10, let day = CalendarDate(text) else {
      file.report(node, "no such day: \"\(text)\"; a day is written 2024-10-01")
      return nil
    }
    return day
  }

  private func readTables(_ node: Node?) -> [(name: String, node: Node)] {
    guard let node, let items = file.sequence(node, "tables") else { return [] }
    var names: Set<String> = []
    return items.compactMap { item in
      guard let name = file.string(item, "table") else { return nil }
      guard name.hasSuffix(".tsv"), !name.contains("/") else {
        file.report(item, "a table is the name of a .tsv file beside the pack")
        return nil
      }
      guard names.insert(name).inserted else {
        file.report(item, "table twice: \(name)")
        return nil
      }
      return (String(name.dropLast(4)), item)
    }
  }

  private func readSlots(
    _ node: Node?,
    _ language: String?
  ) -> (slots: [String: Slot], keys: [String: Node]) {
    guard let node else { return ([:], [:]) }
    guard let mapping = node.mapping else {
      file.report(node, "slots must be a mapping of names to slots")
      return ([:], [:])
    }
    let reader = SlotReader(file: file, language: language, fold: fold)
    var slots: [String: Slot] = [:]
    var keys: [String: Node] = [:]
    for (key, value) in mapping {
      guard let id = file.string(key, "slot") else { continue }
      guard isKebabCase(id) else {
        file.report(key, "a slot's name is kebab-case: \"\(id)\"")
        continue
      }
      keys[id] = key
      slots[id] = reader.read(id, value)
    }
    SlotChecks(file: file, slots: slots, keys: keys).checkSlots(mapping)
    return (slots, keys)
  }

  private func readExamples(
    _ node: Node?,
    _ types: [EntityKind],
    _ reference: CalendarDate,
    _ root: Node
  ) -> [Example] {
    guard let node, let items = file.sequence(node, "examples"), !(items.isEmpty && !types.isEmpty)
    else {
      if !types.isEmpty {
        file.report(node ?? root, "a pack without examples does not load; give \"examples\"")
      }
      return []
    }
    return items.compactMap { readExample($0, reference) }
  }

  private func readExample(_ node: Node, _ reference: CalendarDate) -> Example? {
    var text = node
    var day = reference
    if node.mapping != nil {
      let allowed = ["text", "reference"]
      let entries = file.mapping(node, "an example", allowed: allowed, required: ["text"]) ?? []
      for entry in entries where entry.key == "reference" { day = readDay(entry.value) ?? day }
      guard let found = entries.first(where: { $0.key == "text" }) else { return nil }
      text = found.value
    }
    guard let marked = file.string(text, "an example") else { return nil }
    do {
      _ = try MarkedText(marked)
    } catch {
      file.report(text, offset: error.offset, error.problem)
      return nil
    }
    return Example(
      marked: marked,
      reference: day,
      file: file.name,
      line: text.mark?.line ?? 1
    )
  }
}
