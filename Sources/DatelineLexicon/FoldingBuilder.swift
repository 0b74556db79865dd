/// Makes the fold tables from rows of `characters.tsv`.
public struct FoldingBuilder: Sendable {
  private var folds: [UInt32: UInt32] = [:]

  /// Makes tables that fold nothing.
  public init() {}

  /// Folds a character to a string, and returns whether that can be represented.
  ///
  /// The string has at most four bytes: another character, some ASCII letters, a space, `-` (a
  /// separator) or nothing.
  public mutating func add(_ written: Unicode.Scalar, folded: String) -> Bool {
    let bytes = Array(folded.utf8)
    guard bytes.count <= 4, !bytes.contains(0), written.value < UInt32(Folding.pageCount) << 8
    else { return false }
    let entry: UInt32 =
      switch folded {
      case "": Folding.Entry.dropped
      case "-": Folding.Entry.separator
      default: bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
      }
    folds[written.value] = entry
    return true
  }

  /// Adds the tables to a blob.
  public func write(to blob: inout BlobBuilder) {
    var pages = [UInt16](repeating: 0, count: Folding.pageCount)
    var entries = [UInt32](repeating: Folding.Entry.identity, count: 256)
    for (point, entry) in folds.sorted(by: { $0.key < $1.key }) {
      let page = Int(point >> 8)
      if pages[page] == 0 {
        pages[page] = UInt16(entries.count >> 8)
        entries += [UInt32](repeating: Folding.Entry.identity, count: 256)
      }
      entries[Int(pages[page]) << 8 | Int(point & 0xFF)] = entry
    }
    blob.add(.foldPages, table: pages)
    blob.add(.foldEntries, table: entries)
  }
}
