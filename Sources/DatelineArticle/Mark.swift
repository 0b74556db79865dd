import DatelineModel

/// What an element's tag, class, id and role say about its content.
///
/// A mark is evidence, not a verdict: an element that holds most of the page's prose stays, whatever
/// it is called.
struct Mark: OptionSet, Sendable {
  var rawValue: UInt32

  static let hidden = Mark(rawValue: 1 << 0)
  static let navigation = Mark(rawValue: 1 << 1)
  static let footer = Mark(rawValue: 1 << 2)
  static let sidebar = Mark(rawValue: 1 << 3)
  static let related = Mark(rawValue: 1 << 4)
  static let share = Mark(rawValue: 1 << 5)
  static let comment = Mark(rawValue: 1 << 6)
  static let promotion = Mark(rawValue: 1 << 7)
  static let biography = Mark(rawValue: 1 << 8)
  static let tags = Mark(rawValue: 1 << 9)
  static let tools = Mark(rawValue: 1 << 10)
  static let form = Mark(rawValue: 1 << 11)
  static let header = Mark(rawValue: 1 << 12)

  /// The article's own body.
  static let body = Mark(rawValue: 1 << 13)
  /// The article as a whole.
  static let article = Mark(rawValue: 1 << 14)
  static let main = Mark(rawValue: 1 << 15)

  static let byline = Mark(rawValue: 1 << 16)
  static let date = Mark(rawValue: 1 << 17)
  static let caption = Mark(rawValue: 1 << 18)
  static let credit = Mark(rawValue: 1 << 19)
  static let standfirst = Mark(rawValue: 1 << 20)
  static let headline = Mark(rawValue: 1 << 21)
  static let paywall = Mark(rawValue: 1 << 22)
  static let section = Mark(rawValue: 1 << 23)

  // Words that mean something only beside another one in the same class.
  static let subject = Mark(rawValue: 1 << 24)
  static let substance = Mark(rawValue: 1 << 25)
  static let cancel = Mark(rawValue: 1 << 26)
  static let about = Mark(rawValue: 1 << 27)
  static let page = Mark(rawValue: 1 << 28)
  /// What a click unfolds: hidden, yet part of the text.
  static let fold = Mark(rawValue: 1 << 29)
  /// What buyers say of a product.
  static let review = Mark(rawValue: 1 << 30)
  /// Walls of consent and dialogs, which hold much prose and are never the article.
  static let consent = Mark(rawValue: 1 << 31)

  /// What keeps an element out of the article.
  static let outside: Mark = [
    .hidden, .navigation, .footer, .sidebar, .related, .share, .comment, .promotion, .biography,
    .tags, .tools, .form, .consent,
  ]
  static let helpers: Mark = [
    .subject, .substance, .cancel, .about, .page,
  ]
}

/// Reads marks from the values of `class`, `id` and the like.
enum MarkReader {
  private static let words = WordTable(
    [
      (
        Mark.navigation,
        "nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs crumb crumbs topbar masthead pagination pager paging paginate paginator skip sitemap offcanvas hamburger login logout signin register account searchform searchbox searchbar ticker dropdown toc tocify daohang topnav subnav mainnav localnav globalnav sitenav navi menubar filter filters facet facets refinement refinements sortby swatch swatches"
      ),
      (
        Mark.footer,
        "footer foot colophon copyright legal sitefooter pagefooter bottombar dibu footnav"
      ),
      (
        Mark.sidebar,
        "sidebar aside rail rightrail leftrail sidecol rightcol leftcol rightbar sidenav rightside leftside rightcolumn leftcolumn"
      ),
      (
        Mark.related,
        "related relate relatedarticles relatedposts relatednews recommend recommended recommendation recommendations recirc recirculation trending popular mostread mostpopular morefrom teaser teasers readnext upnext similar suggested suggestion suggestions outbrain taboola zergnet revcontent nextarticle readmore seealso morestories morenews hotnews hot latest xgyd xiangguan xgxw tuijian paihang prevnext previous onward latestnews youmaylike alsolike morelikethis infinite yarpp crp alsoread readalso nextpost nextprev neighbor"
      ),
      (
        Mark.share,
        "share sharing sharebar sharebox sharetools shares social socials socialmedia socialshare addthis sharethis addtoany sharedaddy followus follow bdshare bdsharebuttonbox fenxiang jiathis sns shareholder socialbar a2a ssba heateor tweet tweets twttr twitter instagram tiktok facebook"
      ),
      (
        Mark.comment,
        "comment comments disqus respond commentlist commentlisting replies reply livefyre commentform pinglun commentarea fbcomments usercomments commenting"
      ),
      (
        Mark.promotion,
        "newsletter newsletters subscribe subscribeform subscription subscriptions signup optin promo promos promotion promotions promobox cta advert adverts advertisement advertisements advertising ads ad adsense adsbygoogle banner sponsor sponsored adslot adbox adunit advt dfp gpt popup popups popover popovers tooltip tooltips modal overlay lightbox piano regwall donate donation poll survey callaction inread marketing guanggao fundraising contribute membership mailchimp mailpoet klaviyo hubspot leadform convertkit affiliate"
      ),
      (
        Mark.consent,
        "republish republishing republication cookie cookies consent gdpr ccpa onetrust optanon cookiebot usercentrics didomi cookiebar cookieconsent cookiebanner cookienotice truste privacymanager cmpbox cmpwrapper"
      ),
      (
        Mark.biography,
        "bio bios biography authorbio authorbox authorinfo aboutauthor byauthor authordesc authordescription contributors signature postprofile messageuser userinfo userextras cauthorpane memberinfo postbituserinfo pls"
      ),
      (
        Mark.tags,
        "tags taglist tagcloud topics keywords tagged posttags entrytags articletags hashtag hashtags labels"
      ),
      (
        Mark.tools,
        "print printonly printbox fontsize rating ratings votes vote toolbar tools toolbox player jwplayer brightcove videoplayer buttons button btn controls action actions bookmark likes audio listen fontresize feedback loading spinner placeholder"
      ),
      (
        Mark.body,
        "articlebody storybody postbody entrycontent articlecontent postcontent storycontent articletext storytext bodytext artibody endtext articlecopy storycopy bodycopy newsbody newscontent newstext contenttext maintext prose richtext wysiwyg wysiwig maincontenttext arttext artcontent articlecon newscon contentbody textbody bodycontent detailcontent blogcontent storyline trs zoom messagebody postmessage"
      ),
      (
        Mark.article,
        "article hentry story post blogpost newsarticle singlepost articlepage storypage"
      ),
      (Mark.main, "main maincontent primary"),
      (
        Mark.byline,
        "byline bylines author authors authorname writer contributor journalist reporter zuozhe autor auteur autore"
      ),
      (
        Mark.date,
        "date dateline timestamp time published pubdate posted publish datetime updated lastupdated datum fecha pubtime modified postdate publishdate dateposted"
      ),
      (
        Mark.caption,
        "caption captions figcaption imagecaption imgcaption photocaption wpcaption cutline legend picdesc imgdesc"
      ),
      (
        Mark.credit,
        "credit credits photocredit imagecredit imgcredit photographer photoby attribution"
      ),
      (
        Mark.standfirst,
        "dek deck subtitle subheadline subheading standfirst summary excerpt lede lead intro abstract subhead teasertext leadtext chapo strap strapline subhed subtitulo entradilla ingress kicker vorspann articlelead zhaiyao daodu perex chapeau accroche bajada copete sumario sommario occhiello catenaccio manchet zajawka sapo"
      ),
      (Mark.headline, "headline title headlines posttitle entrytitle articletitle h1"),
      (Mark.section, "section category kicker rubric eyebrow channel"),
      (
        Mark.paywall,
        "paywall paywalled regwall metered premium subscriber subscribers paid locked encrypted"
      ),
      (
        Mark.subject,
        "article articles art entry post story news blog blogpost detail details single report essay press main item text rich field node"
      ),
      (
        Mark.substance,
        "body content text copy contents txt con cont paragraphs paragraph richtext wysiwyg inner"
      ),
      (Mark.cancel, "has with no without not layout enabled free js is"),
      (Mark.about, "about box info profile card panel block section detail more"),
      (Mark.page, "site page global app"),
      (
        Mark.fold,
        "accordion accordions collapse collapsed collapsible toggle toggles expand expandable expander tab tabs tabpanel tabpane faq faqs answer question questions unfold foldable showmore morecontent truncated"
      ),
      (
        Mark.review,
        "review reviews customerreviews customerreview productreviews productreview userreviews testimonial testimonials bazaarvoice bv yotpo stamped loox okendo junip trustpilot feefo"
      ),
    ].map { ($0.0.rawValue, $0.1) }
  )

  /// Classes that hide, as whole names.
  private static let hiding = WordTable([
    (
      1,
      "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader d-none display-none u-hidden is-hidden noprint no-print hidden-print element-invisible offscreen a11y-hidden vh assistive-text print:hidden"
    )
  ])

  /// Class that hides unless another one shows the element again on some screens (`md:block`).
  private static let hiddenName = ByteHash.of("hidden".utf8)

  /// Words that mean something only next to each other, wherever in a class they stand: other
  /// articles, cards that lead to them, summaries that a machine wrote.
  private static let pairs = WordTable(
    [
      (
        Mark.related,
        "alsolike mightlike maylike alsoread mostread mostpopular mostviewed readnext upnext morestories morenews latestnews latestarticles articlecard storycard newscard nextstory nextstories nextpost nextarticle"
      ),
      (Mark.promotion, "aisummary aiarticle aioverview aipanel aibox aigenerated summaryai"),
      (Mark.tools, "articlesources sourceguidelines videodetails videodescription"),
      (Mark.comment, "forummessage forumtexte forumfil forumchapo"),
      (Mark.consent, "otsdk otpc otcookie otbanner"),
    ].map { ($0.0.rawValue, $0.1) }
  )

  /// What stands before the colon in a class that shows an element only when somebody acts on it:
  /// `aria-expanded:block`, `hover:flex`.
  private static let states: [[UInt8]] = [
    "aria-", "data-", "hover", "focus", "active", "open", "group-", "peer-", "checked", "target",
  ].map { Array($0.utf8) }

  /// What stands behind the colon in a class that shows an element on some screens (`md:block`).
  private static let displays: [[UInt8]] = [
    "block", "flex", "grid", "inline", "table", "contents", "list-item", "visible",
  ].map { Array($0.utf8) }

  /// Reads the marks of one attribute's value.
  static func read(_ bytes: [UInt8], _ range: ByteRange) -> Mark {
    var result: Mark = []
    var at = range.start
    let end = range.end
    var isHidden = false
    var isResponsive = false
    var isAmongInitials: Bool?
    var isPost: Bool?
    while at < end {
      while at < end, bytes[at].isSpace { at += 1 }
      var token: Mark = []
      var whole = ByteHash()
      var word = ByteHash()
      var pair = ByteHash()
      var joined = ByteHash()
      var length = 0
      var previousLower = false
      let start = at
      func endWord() {
        let bits = words.bits(word.value)
        if bits != 0,
          length > longestChance
            || !isChance(
              bytes,
              at - length..<at,
              token: start,
              in: range,
              initials: &isAmongInitials
            )
        {
          token.formUnion(Mark(rawValue: bits))
        }
        token.formUnion(Mark(rawValue: pairs.bits(pair.value)))
        pair = word
        word = ByteHash()
        length = 0
      }
      while at < end, !bytes[at].isSpace {
        let byte = bytes[at]
        whole.add(byte.lowered)
        if byte.isLetter || (byte.isDigit && length > 0 && previousLower == false) {
          if byte.isUpper, previousLower, length > 0 {
            endWord()
          }
          word.add(byte.lowered)
          pair.add(byte.lowered)
          joined.add(byte.lowered)
          length += 1
          previousLower = byte.isLower
        } else {
          if length > 0 { endWord() }
          previousLower = false
          if byte == 0x3A, displays.contains(where: { bytes.has($0, at: at + 1) }),
            !states.contains(where: { bytes.has($0, at: start) })
          {
            isResponsive = true
          }
          if byte == 0x5F, at > start, bytes[at - 1] == 0x5F, token.contains(.cancel) {
            // "layout-with-sidebar__related": what was called off was so for the block alone.
            token.subtract(.outside)
            token.remove(.cancel)
          }
        }
        at += 1
      }
      if length > 0 { endWord() }
      if at > start {
        if whole.value == hiddenName { isHidden = true }
        if at - start > longestChance {
          token.formUnion(Mark(rawValue: words.bits(joined.value)))
        }
        if !token.isDisjoint(with: .outside),
          namesTopic(bytes, start..<at, in: range, post: &isPost)
        {
          token = []
        }
        if hiding.bits(whole.value) != 0 { result.insert(.hidden) }
      }
      result.formUnion(resolve(token))
    }
    if isHidden, !isResponsive { result.insert(.hidden) }
    return result
  }

  /// What the words of one class mean together.
  private static func resolve(_ token: Mark) -> Mark {
    var mark = token
    if token.contains(.cancel) || (token.contains(.page) && token.contains(.substance)) {
      mark.subtract(.outside)
    }
    if token.contains(.byline), token.contains(.about) { mark.insert(.biography) }
    let negative = !mark.isDisjoint(with: .outside)
    if token.contains(.subject), token.contains(.substance), !negative,
      token.isDisjoint(with: [.standfirst, .caption, .byline, .date, .credit, .headline, .header])
    {
      mark.insert(.body)
    }
    if negative { mark.subtract([.body, .article, .main]) }
    // The body of a comment is a body, if comments are what the page is about.
    if token.contains(.comment), token.contains(.substance),
      mark.isDisjoint(with: Mark.outside.subtracting(.comment))
    {
      mark.insert(.body)
    }
    mark.subtract(.helpers)
    return mark
  }
}
