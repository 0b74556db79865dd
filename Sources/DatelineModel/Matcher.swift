/// Finds mentions of one kind in a scanned article.
///
/// Matchers append all they find, overlaps included, and see no other matcher's result, so that
/// their order cannot matter; one function decides overlaps afterwards. Matching cannot fail.
public protocol Matcher: Sendable {
  /// Appends the mentions found in `article`.
  func match(_ article: borrowing Article, _ scan: borrowing Scan, into mentions: inout [Mention])
}
