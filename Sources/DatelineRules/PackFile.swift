import DatelineModel
import Foundation
import Yams

/// Collects the mistakes of all files.
final class MistakeCollector {
  private(set) var list: [FileMistake] = []

  func add(_ mistake: FileMistake) { list.append(mistake) }
}

/// A YAML file being read: places mistakes, and reads nodes strictly.
///
/// Readers return `nil` for what is wrong, after having reported it.
struct PackFile {
  /// The name that mistakes carry, relative to the folder of packs.
  let name: String
  private let lines: [[Unicode.Scalar]]
  private let mistakes: MistakeCollector

  init(name: String, text: String, mistakes: MistakeCollector) {
    self.name = name
    self.mistakes = mistakes
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// Reports a mistake at a place.
  func report(line: Int, column: Int, _ problem: String) {
    mistakes.add(FileMistake(file: name, line: line, column: column, problem: problem))
  }

  /// Reports a mistake at a node, or `offset` code points into a scalar.
  func report(_ node: Node, offset: Int = 0, _ problem: String) {
    let mark = node.mark
    let line = mark?.line ?? 1
    let column = mark?.column ?? 1
    report(line: line, column: column + sourceOffset(node, line, column, offset), problem)
  }

  /// The number of columns from a scalar's first one to where its `offset`-th code point stands.
  private func sourceOffset(_ node: Node, _ line: Int, _ column: Int, _ offset: Int) -> Int {
    guard let scalar = node.scalar, lines.indices.contains(line - 1) else { return 0 }
    let source = lines[line - 1]
    switch scalar.style {
    case .singleQuoted:
      return skip(source, from: column, offset) { $0 == "'" ? 2 : 1 } + 1
    case .doubleQuoted:
      return skip(source, from: column, offset) { $0 == "\\" ? 2 : 1 } + 1
    default:
      return offset
    }
  }

  private func skip(
    _ source: [Unicode.Scalar],
    from start: Int,
    _ count: Int,
    _ width: (Unicode.Scalar) -> Int
  ) -> Int {
    var column = start
    for _ in 0..<count where column < source.count { column += width(source[column]) }
    return column - start
  }

  /// The entries of a mapping, unknown and missing keys reported; `nil` if it is no mapping.
  func mapping(
    _ node: Node,
    _ what: String,
    allowed: [String],
    required: [String] = []
  ) -> [(key: String, keyNode: Node, value: Node)]? {
    guard let mapping = node.mapping else {
      report(node, "\(what) must be a mapping; allowed: \(list(allowed))")
      return nil
    }
    var entries: [(key: String, keyNode: Node, value: Node)] = []
    for (keyNode, value) in mapping {
      let key = keyNode.scalar?.string ?? ""
      guard allowed.contains(key) else {
        report(keyNode, "unknown key \"\(key)\"; allowed: \(list(allowed))")
        continue
      }
      entries.append((key, keyNode, value))
    }
    for key in required where !entries.contains(where: { $0.key == key }) {
      report(node, "\(what) needs the key \"\(key)\"")
    }
    return entries
  }

  /// Allowed values as a mistake lists them.
  func list(_ values: [String]) -> String {
    values.isEmpty ? "none" : values.sorted().joined(separator: ", ")
  }

  /// A scalar's text, which is not empty.
  func string(_ node: Node, _ what: String) -> String? {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      report(node, "\(what) must be a text")
      return nil
    }
    return scalar.string
  }

  /// A text that must be one of a few.
  func choice(_ node: Node, _ what: String, _ allowed: [String]) -> String? {
    guard let text = string(node, what) else { return nil }
    guard allowed.contains(text) else {
      report(node, "unknown \(what) \"\(text)\"; allowed: \(list(allowed))")
      return nil
    }
    return text
  }

  /// A whole number.
  func integer(_ node: Node, _ what: String) -> Int? {
    guard let scalar = node.scalar, scalar.style == .plain, let value = Int(scalar.string) else {
      report(node, "\(what) must be a whole number")
      return nil
    }
    return value
  }

  /// `[low, high]`; also a single number where `orSingle`.
  func range(_ node: Node, _ what: String, orSingle: Bool, least: Int) -> ClosedRange<Int>? {
    if orSingle, node.scalar != nil {
      guard let value = integer(node, what) else { return nil }
      guard value >= least else {
        report(node, "\(what) must be at least \(least)")
        return nil
      }
      return value...value
    }
    guard let items = node.sequence, items.count == 2 else {
      report(node, "\(what) must be [least, most]\(orSingle ? " or one number" : "")")
      return nil
    }
    guard let low = integer(items[0], what), let high = integer(items[1], what) else { return nil }
    guard low <= high, low >= least else {
      report(node, "\(what) is impossible: \(low) to \(high); the least is \(least)")
      return nil
    }
    return low...high
  }

  /// The items of a list, or the node itself where a single one is meant.
  func items(_ node: Node) -> [Node] {
    node.sequence.map(Array.init) ?? [node]
  }

  /// The items of a list; `nil` if it is none.
  func sequence(_ node: Node, _ what: String) -> [Node]? {
    guard let items = node.sequence else {
      report(node, "\(what) must be a list")
      return nil
    }
    return Array(items)
  }

  /// The words of a text, parted by white space.
  func words(_ node: Node, _ what: String) -> [String]? {
    guard let text = string(node, what) else { return nil }
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
