/// The article of a page: its text as blocks, and what the page says about it.
public struct Article: Sendable {
  /// What a block of text is.
  public enum BlockKind: String, Sendable {
    case title, heading, paragraph, listItem, quote, caption, tableRow
  }

  /// A stretch of the text that stood alone on the page.
  ///
  /// Blocks stand in text order, do not overlap, and are parted by line feeds that belong to none.
  public struct Block: Hashable, Sendable {
    /// What it is.
    public var kind: BlockKind
    /// Its language; `nil` where there is too little to tell.
    public var language: Language?
    /// Its bytes in `Article.text`.
    public var range: ByteRange
    /// The list or table that it is an item or a row of, numbered from 1 within the article; 0 for
    /// blocks of no list.
    public var group: Int

    /// Makes a block.
    public init(kind: BlockKind, language: Language?, range: ByteRange, group: Int = 0) {
      self.kind = kind
      self.language = language
      self.range = range
      self.group = group
    }
  }

  /// A moment as a page states it.
  public struct Moment: Hashable, Sendable {
    /// RFC 3339: a date with time and offset, or a full date where no time was stated.
    ///
    /// A time whose offset is unknown is left out.
    public var text: String
    /// The local calendar day.
    public var day: CalendarDate

    /// Makes a moment.
    public init(text: String, day: CalendarDate) {
      self.text = text
      self.day = day
    }
  }

  /// An image of the article.
  public struct Image: Hashable, Sendable {
    /// Its address, made absolute where the page's is known.
    public var url: String?
    /// The caption, without the credit.
    public var caption: String?
    /// Who is credited.
    public var credit: String?

    /// Makes an image.
    public init(url: String?, caption: String?, credit: String?) {
      self.url = url
      self.caption = caption
      self.credit = credit
    }
  }

  /// The text, valid UTF-8.
  ///
  /// Never changed once mentions refer to it.
  public var text: [UInt8] = []
  /// The blocks of the text, in order.
  public var blocks: [Block] = []
  /// The title without the site's name.
  public var title: String?
  /// Names of the authors, cleaned, in the page's order, none twice.
  public var authors: [String] = []
  /// When it was published.
  public var published: Moment?
  /// Where that was read: `jsonld`, `meta`, `time`, `url`, `text`, `state`, `given`.
  public var publishedFrom: String?
  /// When it was last changed.
  public var modified: Moment?
  /// The languages of the text, largest share first.
  public var languages: [Language] = []
  /// The page's address.
  public var url: String?
  /// The address that the page calls its own.
  public var canonicalURL: String?
  /// The site's name.
  public var site: String?
  /// The page's own summary of the article.
  public var summary: String?
  /// The section or rubric.
  public var section: String?
  /// The keywords or tags.
  public var keywords: [String] = []
  /// The images, in order.
  public var images: [Image] = []
  /// What reading noticed.
  public var issues: [Issue] = []

  /// Makes an empty article.
  public init() {}

  /// A stretch of the text as a string.
  public func string(in range: ByteRange) -> String {
    String(decoding: text[range.start..<range.end], as: UTF8.self)
  }
}
