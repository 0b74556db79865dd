import DatelineModel

/// What a page's head and its structured data say, before anything is decided.
struct Facts {
  /// A name that some source gives as an author's.
  struct AuthorSource {
    var names: [String]
    /// Whether the source says that they are organisations.
    var areOrganisations = false
    /// Whether the address of the author's page is that of an account which many write under.
    var isShared = false
  }

  /// A date that some source gives.
  struct DateSource {
    var stamp: Stamp
    var from: String
    /// How much it is worth before it is compared with others.
    var weight: Int
  }

  var headlines: [String] = []
  var openGraphTitle: String?
  var otherTitles: [String] = []
  var documentTitle: String?
  var site: String?
  var canonical: String?
  var openGraphURL: String?
  var summary: String?
  var section: String?
  var keywords: [String] = []
  var imageURL: String?
  var published: [DateSource] = []
  var modified: [DateSource] = []
  var linkedAuthors: [AuthorSource] = []
  var metaAuthors: [String] = []
  var publishers: [String] = []
  /// Whether metadata names the publisher as a body with an account or a page of its own.
  var isOfOutlet = false
  var language: String?
  /// The paragraphs of an article body in structured data.
  var articleBody: [[UInt8]] = []
  /// Whether structured data calls the page an article, or something else.
  var isArticle = false
  var isListing = false
  /// Whether structured data calls the page a live report, which goes on for days.
  var isLive = false
  var isPaywalled = false
  /// The types that structured data names, for what is no article.
  var openGraphType: String?

  /// Whether Open Graph calls the page an article, and says when it was published: sites say the
  /// first of every page.
  var isPublishedArticle: Bool { openGraphType == "article" && !published.isEmpty }
}
