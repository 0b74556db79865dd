import Yams

/// Checks what slots and patterns say of each other.
struct SlotChecks {
  let file: PackFile
  let slots: [String: Slot]
  /// Where each slot's name stands, also of slots that are wrong.
  let keys: [String: Node]

  /// Reports slots of `pattern` kind that name unknown slots, or themselves.
  func checkSlots(_ mapping: Node.Mapping) {
    for (key, value) in mapping {
      guard let id = key.scalar?.string, case .pattern(let syntax) = slots[id]?.kind,
        let node = value.mapping?["pattern"]
      else { continue }
      check(syntax, node)
      if names(of: id, []).contains(id) {
        file.report(node, "the slot \"\(id)\" contains itself")
      }
    }
  }

  /// Reports unknown slots of a pattern; says whether all are known and right.
  @discardableResult
  func check(_ syntax: PatternSyntax, _ node: Node) -> Bool {
    var known = true
    syntax.forEachSlot { id, _, offset in
      guard slots[id] == nil || isRecursive(id) else { return }
      known = false
      guard keys[id] == nil else { return }
      let allowed = file.list(Array(keys.keys))
      file.report(node, offset: offset, "unknown slot \"\(id)\"; allowed: \(allowed)")
    }
    return known
  }

  /// All slots that a slot of `pattern` kind contains, at any depth.
  private func names(of id: String, _ seen: Set<String>) -> Set<String> {
    guard case .pattern(let syntax) = slots[id]?.kind else { return [] }
    var found: Set<String> = []
    syntax.forEachSlot { inner, _, _ in found.insert(inner) }
    for inner in found.subtracting(seen) {
      found.formUnion(names(of: inner, seen.union(found).union([id])))
    }
    return found
  }

  /// Whether a slot contains itself, or one that does.
  func isRecursive(_ id: String) -> Bool {
    let inner = names(of: id, [])
    return inner.contains(id) || inner.contains { names(of: $0, []).contains($0) }
  }

  /// The names of all captures that a pattern can have, those of `pattern` slots included.
  func captures(_ syntax: PatternSyntax) -> Set<String> {
    var result: Set<String> = []
    syntax.forEachSlot { id, name, _ in
      result.insert(name)
      if case .pattern(let inner) = slots[id]?.kind, !isRecursive(id) {
        result.formUnion(captures(inner))
      }
    }
    return result
  }

  /// All slots that a pattern uses, at any depth.
  func used(_ syntax: PatternSyntax) -> Set<String> {
    var result: Set<String> = []
    syntax.forEachSlot { id, _, _ in
      result.insert(id)
      result.formUnion(names(of: id, []))
    }
    return result
  }

  /// Whether a pattern can match without taking a token.
  func canBeEmpty(_ syntax: PatternSyntax) -> Bool {
    syntax.canBeEmpty { id in
      guard case .pattern(let inner) = slots[id]?.kind, !isRecursive(id) else { return false }
      return canBeEmpty(inner)
    }
  }

  /// Whether a part that is marked as the mention can match without taking a token.
  func hasEmptySpan(_ syntax: PatternSyntax) -> Bool {
    switch syntax {
    case .span(let inner): canBeEmpty(inner)
    case .sequence(let parts), .choice(let parts): parts.contains(where: hasEmptySpan)
    case .repeated(let part, _): hasEmptySpan(part)
    case .literal, .slot, .not, .space, .blockStart, .blockEnd: false
    }
  }

  /// A `^` with something before it, or a `$` with something behind it; `nil` if there is none.
  func anchorMistake(_ syntax: PatternSyntax) -> PatternMistake? {
    anchorMistake(syntax, begins: true, ends: true)
  }

  private func anchorMistake(
    _ syntax: PatternSyntax,
    begins: Bool,
    ends: Bool
  ) -> PatternMistake? {
    switch syntax {
    case .blockStart(let offset):
      return begins
        ? nil : PatternMistake(offset: offset, problem: "^ stands only where nothing is before it")
    case .blockEnd(let offset):
      return ends
        ? nil : PatternMistake(offset: offset, problem: "$ stands only where nothing is behind it")
    case .sequence(let parts):
      for (index, part) in parts.enumerated() {
        let begins = begins && parts[..<index].allSatisfy(canBeEmpty)
        let ends = ends && parts[(index + 1)...].allSatisfy(canBeEmpty)
        if let mistake = anchorMistake(part, begins: begins, ends: ends) { return mistake }
      }
      return nil
    case .choice(let parts):
      return parts.lazy.compactMap { anchorMistake($0, begins: begins, ends: ends) }.first
    case .repeated(let part, let count):
      let once = count.upperBound == 1
      return anchorMistake(part, begins: begins && once, ends: ends && once)
    case .span(let part): return anchorMistake(part, begins: begins, ends: ends)
    case .not(let part): return anchorMistake(part, begins: begins, ends: true)
    case .literal, .slot, .space: return nil
    }
  }
}
