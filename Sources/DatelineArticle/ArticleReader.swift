public import DatelineModel

/// Reads the article out of a page or a text.
///
/// `Article.text` is the text of the blocks, which are parted by one blank line, rows of one table
/// and items of one list by one line feed; cells of a row are parted by ` | `. The title is part of
/// the text only where a plain text or a Markdown document has it there.
public struct ArticleReader: Sendable {
  /// Makes a reader.
  public init() {}

  /// Reads a parsed page.
  public func read(_ tree: borrowing Tree, _ document: borrowing Document) -> Article {
    let article = PageReader(Page(tree), document.context).read()
    guard article.text.count < 300 else { return article }
    // Some applications keep their text for readers without scripts.
    let other = PageReader(Page(tree, withoutScripts: true), document.context).read()
    guard other.text.count > article.text.count + 300 else { return article }
    guard !article.issues.contains(where: { $0.code == "page.notArticle" }) else { return other }
    // What such readers are told beside a brief is no more of it.
    guard let first = article.blocks.first(where: { $0.range.count >= Self.shortestSentence })
    else { return other }
    let range = first.range.start..<first.range.start + Self.shortestSentence
    return other.text.find(article.text[range].map(\.lowered), in: 0..<other.text.count) == nil
      ? article : other
  }

  /// Shorter text is a notice that scripts are needed.
  private static let shortestSentence = 80

  /// Reads a document of text, Markdown or verbatim text; its bytes are UTF-8.
  public func read(_ document: borrowing Document) -> Article {
    var article: Article
    switch document.format {
    case .verbatim:
      article = TextReader.verbatim(document.bytes)
      if article.blocks.count >= 3 {
        // The text stays as it was given; what its head says is read beside it.
        let head = TextReader(document.bytes, isMarkdown: false).read()
        article.title = head.title
        article.authors = head.authors
      }
    case .markdown: article = TextReader(document.bytes, isMarkdown: true).read()
    case .text, .html: article = TextReader(document.bytes, isMarkdown: false).read()
    }
    let context = document.context
    article.url = context.url
    if let given = context.published {
      article.published = given.moment
      article.publishedFrom = "given"
    }
    LanguageGuess.mark(&article, hint: context.language)
    return article
  }
}

/// What is known about a document from outside.
struct Context {
  var url: String?
  var published: Stamp?
  var retrieved: CalendarDate?
  var language: Language?
  var httpStatus: Int?
}

extension Document {
  /// What the reader needs of a document beside its bytes.
  fileprivate var context: Context {
    Context(
      url: url,
      published: published.flatMap { DateReader().read($0) },
      retrieved: retrieved.flatMap { CalendarDate($0) },
      language: language,
      httpStatus: httpStatus
    )
  }
}
