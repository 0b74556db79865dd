public import DatelineModel

/// An example that came out otherwise than it is marked.
public struct ExampleFailure: Hashable, Sendable, CustomStringConvertible {
  /// The example.
  public var example: Example
  /// The example as it came out, in the same notation.
  public var found: String

  /// The place, and both lines, the one that came out ready to be pasted.
  public var description: String {
    """
    \(example.file):\(example.line): the example is not what is found
      expected: \(example.marked)
      found:    \(found)
    """
  }
}

/// Runs the examples of packs.
public struct ExampleRunner {
  /// A mention that was found: where, of which type, and the target that an example would give it.
  public typealias Found = (range: ByteRange, kind: EntityKind, target: String)

  private let find: (_ text: String, _ reference: CalendarDate) -> [Found]

  /// Makes a runner.
  ///
  /// - Parameter find: finds the mentions of a text that was published on `reference`; of all
  ///   types, overlaps decided, in any order.
  public init(_ find: @escaping (_ text: String, _ reference: CalendarDate) -> [Found]) {
    self.find = find
  }

  /// Runs one example; `nil` if it comes out as marked.
  ///
  /// Mentions whose type is none of `types` do not count.
  public func run(_ example: Example, types: [EntityKind]) -> ExampleFailure? {
    guard let expected = try? MarkedText(example.marked) else {
      return ExampleFailure(example: example, found: "marks that cannot be read")
    }
    let found = find(expected.text, example.reference).filter { types.contains($0.kind) }
    let mentions = found.map { MarkedMention(range: $0.range, target: $0.target) }
    let line = marked(expected.text, mentions)
    return line == marked(expected.text, expected.mentions)
      ? nil : ExampleFailure(example: example, found: line)
  }

  /// Runs all examples of packs; the failures in the packs' order.
  public func run(_ packs: [Pack]) -> [ExampleFailure] {
    packs.flatMap { pack in pack.examples.compactMap { run($0, types: pack.types) } }
  }
}
