internal import DatelineModel

/// The documents of one archive, feed or NDJSON file, one after another.
protocol Members: AnyObject {
  /// The next document; `nil` at the end.
  func next() -> Input?
  /// What was left out because it is no page.
  var skipped: Int { get }
  /// How many bytes of the file have been dealt with.
  var position: Int { get }
  /// Whether the archive's own stamp tells for all its documents that nothing has changed.
  var isSelfContained: Bool { get }
}

/// Knows which archives have been read to their end, so that they need not be read again.
package protocol ArchiveMemory: AnyObject {
  /// How many documents an archive has, and how many parts of it are no pages, if all records of it
  /// are there and nothing has changed.
  func archive(_ output: String, stamp: UInt64) -> (count: Int, skipped: Int)?

  /// An archive has been read to its end.
  func remember(_ output: String, stamp: UInt64, count: Int, skipped: Int)
}

/// The names of the records of an archive's documents, in order.
package struct MemberNames {
  private let output: String
  /// How many there have been.
  private(set) var count = 0

  package init(_ output: String) { self.output = output }

  /// The next name.
  package mutating func next() -> String {
    defer { count += 1 }
    let digits = String(count)
    return output + "/" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }
}

/// Numbers the documents of an archive.
struct MemberNumbers {
  let uri: String
  /// The stamp of the archive.
  let stamp: UInt64
  private var names: MemberNames

  init(uri: String, output: String, stamp: UInt64) {
    self.uri = uri
    self.stamp = stamp
    names = MemberNames(output)
  }

  /// How many there have been.
  var count: Int { names.count }

  /// The next document.
  ///
  /// - Parameters:
  ///   - content: What there is to load.
  ///   - stamp: Tells whether the document has changed; the archive's own stamp if not given.
  /// - Returns: The input with its number.
  mutating func input(_ content: Input.Content, stamp: UInt64? = nil) -> Input {
    let index = count
    var input = Input(content: content, uri: uri, index: index, output: names.next())
    input.stamp = stamp ?? self.stamp
    return input
  }

  /// A document that stands for something lost.
  mutating func lost(_ code: String, _ message: String) -> Input {
    input(.unreadable(Issue(.error, code, stage: "load", "\(uri): \(message)")))
  }
}

/// Documents that are known to be done, by their number alone.
final class KnownMembers: Members {
  private var numbers: MemberNumbers
  private let total: Int
  let skipped: Int
  let position = Int.max
  let isSelfContained = false

  init(_ numbers: MemberNumbers, total: Int, skipped: Int) {
    self.numbers = numbers
    self.total = total
    self.skipped = skipped
  }

  func next() -> Input? { numbers.count < total ? numbers.input(.known) : nil }
}
