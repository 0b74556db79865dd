import DatelineModel

/// Phrases that tell a line of furniture from the article's own text.
enum Phrases {
  /// Lines that begin so are no text of the article, if they are short.
  private static let starts: [[UInt8]] = bytes([
    "read more", "read also", "also read", "read next", "read the full", "read our", "see also",
    "related:", "related articles", "related stories", "related posts", "related content",
    "related topics", "related news", "related coverage", "more:", "(more:", "(related:",
    "more on this", "more from",
    "more stories", "more news", "more coverage",
    "recommended", "you may also", "you might also", "don't miss", "don’t miss", "sign up",
    "subscribe", "click here", "follow us", "follow @", "follow on", "share this", "share on",
    "share via", "share:", "tags:", "tagged", "filed under", "topics:", "advertisement",
    "story continues below", "article continues below", "continue reading", "scroll to continue",
    "copyright ©", "© ", "©20", "all rights reserved", "this material may not be",
    "photo:", "photo by", "photos by", "photo credit", "photograph:", "photography:",
    "image credit", "image:", "image source", "image via", "images:", "credit:", "picture:",
    "picture by", "getty images", "file photo", "watch:", "watch now", "watch the video",
    "watch more", "listen:", "listen to this", "play video", "video:", "download the app",
    "get the app", "get our", "join our", "join the conversation", "leave a comment",
    "leave a reply", "post a comment", "view comments", "show comments", "comments are closed",
    "0 comments", "no comments", "print this", "email this", "send us", "contact us", "about us",
    "back to top", "skip to", "jump to", "table of contents", "in this article", "on this page",
    "min read", "minute read", "reading time", "estimated reading", "last updated", "last modified",
    "updated:", "updated on", "published:", "published on", "posted on", "posted by", "posted in",
    "written by", "reporting by", "editing by", "our standards:", "edited by",
    "report a typo", "report an error", "have a tip", "got a tip", "previous article",
    "next article",
    "thanks for signing up", "thank you for signing up", "your subscription has been",
    "keep an eye on your inbox", "like what you're reading", "like what you’re reading",
    "click to read more", "purchase licensing", "read the story",
    "previous post", "next post", "previous:", "next:", "up next", "most popular",
    "most read", "trending", "popular", "latest news", "latest stories", "top stories",
    "today's top", "newsletter", "get the latest", "get breaking", "stay up to date",
    "stay informed", "enter your email", "by signing up", "by subscribing", "by clicking",
    "this site is protected", "this article was originally", "this story was originally",
    "this article originally", "this story originally", "originally published",
    "we may earn", "we may receive", "if you buy", "if you purchase", "when you purchase",
    "when you buy through", "products featured", "all products", "every product",
    "view this post on", "view on instagram", "a post shared by", "view profile",
    "see full", "view gallery", "view all", "show more", "load more", "learn more", "find out more",
    "more about", "log in", "login", "sign in", "register", "create an account", "already a",
    "support our", "support independent", "donate", "thank you for", "thanks for reading",
    "top of page", "bottom of page", "image caption", "image source,", "media caption",
    "getty images", "loading", "please enable", "enable javascript", "your browser", "cookie",
    "we use cookies", "follow us on", "like us on", "find us on", "add us on", "discuss on",
    "tap here",
    "lire aussi", "à lire aussi", "lire la suite", "voir aussi", "partager", "abonnez-vous",
    "lesen sie auch", "lesen sie", "mehr zum thema", "mehr dazu", "auch interessant",
    "das könnte sie auch", "zum thema", "weiterlesen", "teilen", "jetzt abonnieren", "quelle:",
    "foto:", "bild:", "fotos:", "bildquelle", "anzeige", "werbung",
    "leia também", "leia mais", "veja também", "lea también", "leer más", "te puede interesar",
    "ver más", "compartir", "leggi anche", "leggi tutto", "condividi", "lees ook", "lees meer",
    "läs också", "läs mer", "læs også", "les også", "czytaj także", "czytaj też", "zobacz także",
    "à découvrir", "sur le même sujet", "czytaj więcej", "empfohlener redaktioneller inhalt",
    "an dieser stelle findest du", "相关报道", "相關報導", "相关专题", "相关稿件", "发送给朋友", "推荐给朋友", "[打印]", "【打印",
    "［打印", "展开全文", "第1页", "本文为", "投诉或建议", "[上一篇", "[下一篇", "<<", "特集", "最終更新", "残り",
    "tags", "share", "tweet", "email", "print", "pinterest", "whatsapp", "facebook", "twitter",
    "linkedin", "reddit", "telegram", "copy link", "comment", "comments",
    "责任编辑", "責任編輯", "责编", "編輯：", "编辑：", "编辑:", "編輯:", "（责任编辑", "(责任编辑", "【责任编辑", "[责任编辑",
    "（责编", "(责编", "本文来源", "来源：", "来源:", "來源：", "來源:", "文章来源", "稿源", "原标题", "原標題", "（原标题", "(原标题",
    "（原標題", "上一篇", "下一篇",
    "上一页", "下一页", "上一頁", "下一頁", "相关阅读", "相關閱讀", "相关新闻", "相關新聞", "相关文章", "相關文章",
    "相关链接", "相關連結", "延伸阅读", "延伸閱讀", "推荐阅读", "推薦閱讀", "热门推荐", "熱門", "更多内容",
    "更多", "版权声明", "版權聲明", "版权所有", "版權所有", "免责声明", "免責聲明", "特别声明", "声明：", "聲明：", "转载请注明",
    "轉載請註明", "未经授权", "未經授權", "未经许可", "本网站", "分享到", "分享至", "打印", "列印", "收藏", "关闭窗口", "【关闭",
    "[关闭", "返回", "扫一扫", "扫描二维码", "关注我们", "關注我們", "微信公众号", "点击", "點擊", "點我", "关键词", "關鍵字", "关键字",
    "标签", "標籤", "发表评论", "發表評論", "我要评论", "网友评论", "评论", "查看更多", "阅读全文", "閱讀全文", "繼續閱讀",
    "图片来源", "圖片來源", "图源", "圖／", "圖/", "图/", "图：", "图片：", "文字大小", "字号", "字體", "责任校对", "审核：", "校对：",
    "【纠错】", "纠错", "pdf下载", "【字体", "字体：", "返回搜狐", "举报", "阅读次数", "浏览次数", "点击数", "人气", "下载", "首页",
    "您的位置", "当前位置", "目前位置", "您現在的位置",
    "您当前的位置", "您现在的位置",
    "作者：", "作者:", "記者：", "日期：", "时间：", "发布时间", "發布時間", "发表于", "发布日期", "更新时间", "字数", "本文链接", "永久链接",
    "notícias relacionadas", "noticias relacionadas", "notícia relacionada",
    "artículos relacionados",
    "artigos relacionados", "articles liés", "articoli correlati", "leggi la notizia", "lea además",
    "lea también", "lee también", "mira también", "te puede interesar", "seguí leyendo",
    "sigue leyendo", "siga leyendo", "continua después", "continúa después", "baca juga",
    "simak juga",
    "lihat juga", "artikel terkait", "berita terkait", "tonton juga", "xem thêm", "đọc thêm",
    "ilgili haberler", "читайте также", "читать также", "читайте далее", "смотрите также",
    "следующий материал", "продолжение после рекламы", "реклама", "подписывайтесь на",
    "присоединяйтесь к", "читайте нас", "читайте ще", "читайте також", "olvasta már", "kapcsolódó",
    "ezt is ajánljuk", "ajánljuk", "přečtěte si", "čtěte také", "przeczytaj także",
    "przeczytaj też",
    "citește și", "citeşte şi", "lexo edhe", "lexo më shumë", "διαβάστε επίσης", "διαβάστε ακόμα",
    "اقرأ أيضا", "اقرأ أيضًا", "شاهد أيضا", "קראו גם", "lue myös", "lees verder", "lesen sie hier",
    "link to comment", "link to post", "share on other sites", "last edited by", "report post",
    "this content is imported from", "you may be able to find the same content",
    "conversations are opinions", "republish our articles",
    "republish this", "thank you! your subscription", "your subscription has been confirmed",
    "unlock this article", "this article is exclusive to", "already have an account",
    "already a subscriber", "subscribe to continue", "subscribe to read",
    "this field is hidden when", "this field is for validation", "your email address will not",
    "required fields are marked", "stay organized with collections", "click here to",
    "pingback", "check price on", "subscribe on google news", "buy tickets", "get tickets",
    "get the mag", "read the rest",
    "you can also check:", "please use chrome browser", "video loading", "next page", "1 2 下一页",
    "余下全文", "下一页余下", "dieses thema im programm", "dieser artikel wurde ausgedruckt",
    "schlagwörter zu", "zurück zur übersicht", "verwandte themen", "weiterführende links",
    "das thema könnte", "aktualisiert am", "lesedauer", "lesezeit", "veröffentlicht am",
    "folgst du schon", "publié le", "mis à jour le", "temps de lecture", "article réservé aux",
    "il vous reste", "à lire également", "pozostało jeszcze", "czytaj dalej", "publicado em",
    "publicado el", "actualizado el", "atualizado em", "pubblicato il", "önerilen video",
    "günün önemli manşetleri", "подписаться", "会員登録", "会員限定", "ログイン", "この記事は会員",
    "view full post on", "ai 요약은", "get real-time updates", "unabhängiger journalismus braucht",
    "try refreshing your browser",
    "dies ist eine maschinelle übersetzung",
    "personenbezogene daten können", "wie hat ihnen dieser artikel", "hat ihnen dieser artikel",
    "watch |", "listen |", "read |", "watch >", "фото:", "bild 1 von", "seite 1 von", "page 1 of",
    "pages: 1", "weiterführender link",
    "you can now listen to", "newyou can now listen", "yuk, simak", "a lire aussi",
    "this topic was automatically closed", "view: http", "последние новости",
    "confira as últimas", "assista às notícias",
    "関連記事", "関連ニュース", "あわせて読みたい", "続きを読む", "シェア", "ツイート", "広告", "この記事", "무단전재", "저작권자", "기사제보",
    "관련기사",
  ])

  /// Lines that hold this anywhere are none either, if they are short.
  private static let parts: [[UInt8]] = bytes([
    "all rights reserved", "sign up for our", "sign up to our", "subscribe to our",
    "subscribe now", "subscribe today", "our newsletter", "click here to", "read more:",
    "follow us on", "download our app", "privacy policy", "terms of use", "terms of service",
    "terms and conditions", "cookie policy", "this copyrighted material",
    "may not be reproduced", "getty images", "via getty", "/getty", "affiliate commission",
    "affiliate links",
    "earn a commission", "editorial team at", "has been updated to", "contributed to this report",
    "delivered to your inbox", "straight to your inbox", "to your inbox", "in your inbox",
    "support our journalism", "for more stories like", "follow him on", "follow her on",
    "follow me on", "on twitter @", "can be reached at", "to read the full", "to continue reading",
    "recaptcha", "to receive new posts and", "how to listen to podcasts",
    "you can follow any responses to this",
    "kommentare geschlossen", "editorially independent", "affiliate partnership",
    "we may make money",
    "we receive compensation", "comments on this piece", "right to your browser",
    "may be reached at", "simak juga", "confira as últimas notícias", "article left to read",
    "articles left to read",
    "articles left this month",
    "article left this month", "free articles remaining", "free article remaining",
    "gratis-artikel diesen monat", "on google news", "as a preferred source", "by emailing us at",
    "check our news page", "whatsapp-kanal", "personenbezogene daten an dritt",
    "de cet article à lire", "réservée aux abonnés", "réservé aux abonnés", "newsletter abonnieren",
    "newsletter anmelden", "zum newsletter", "会員登録", "会員限定", "please sign up for",
    "customer accounts enabled",
    "责任编辑", "責任編輯", "版权归", "版權歸", "转载请", "轉載請", "如有侵权", "若有侵权", "侵权请", "侵权必究", "侵权联系", "涉及侵权",
    "不代表本", "本站立场", "未经授权", "未經授權",
    "不得转载", "不得轉載", "版权所有", "版權所有", "关注公众号", "微信扫", "扫码", "请注明出处", "请联系我们",
    "禁止转载", "原标题：", "原标题:", "【下载", "下载客户端", "客户端第一时间", "【点击", "扫描下方二维码", "扫描左方二维码", "扫描二维码关注",
    "长按二维码", "点【在看】",
    "無断転載", "無断複写", "무단 전재", "재배포 금지", "alle rechte vorbehalten", "tous droits réservés",
  ])

  /// Labels of boxes that are not the article's text: whole lines.
  private static let labels = WordSet(
    withCapitals([
      "related", "related articles", "related article", "related stories", "related story",
      "related posts", "related content", "related topics", "related news", "related coverage",
      "related reading", "related links", "related questions", "related products", "related videos",
      "related insights", "related resources", "you might like", "you may like",
      "you might also like", "you may also like", "you'll also like", "you’ll also like",
      "you may also be interested in", "you might be interested in", "people also viewed",
      "customers also viewed", "customers also bought", "similar items", "similar products",
      "similar articles", "similar posts", "recently viewed", "frequently bought together",
      "people who viewed this item also viewed", "people also bought", "customers also considered",
      "customers who viewed this item also viewed", "customers who bought this item also bought",
      "seller's other items", "seller’s other items", "similar sponsored items", "sponsored items",
      "compare with similar items", "compare similar items", "complete the look", "shop the look",
      "pairs well with", "goes well with", "you may also need", "you might also need",
      "recently viewed items", "recently viewed products", "best selling in this category",
      "more from this brand", "more from this seller", "more from this collection",
      "other customers also viewed", "other customers also bought", "guests also viewed",
      "products related to this item", "explore related items", "related items", "customer reviews",
      "customer questions & answers", "customer questions", "explore more from this seller",
      "recommended", "recommended stories",
      "recommended articles", "recommended reading", "recommended for you", "recommended videos",
      "editor's picks", "editor’s picks", "editors' picks", "editors’ picks", "editors picks",
      "more stories", "more news", "more articles", "more from us", "more to read",
      "more like this",
      "more to explore", "explore more", "more on this topic", "more on this story",
      "what to read next", "read next", "read more", "read also", "also read", "keep reading",
      "continue reading", "up next", "most popular", "most read", "most viewed", "most commented",
      "most shared", "popular stories", "popular posts", "popular articles", "popular now",
      "popular", "trending", "trending now", "trending stories", "top trends", "top stories",
      "latest news", "latest stories", "latest articles", "latest posts", "latest headlines",
      "recent posts", "recent articles", "recent news", "recent stories", "recent comments",
      "visual stories", "stories for you", "from our partners", "promoted stories",
      "sponsored stories", "sponsored content", "around the web", "from the web", "in other news",
      "about the author", "about the authors", "about author", "about the writer",
      "meet the author", "author bio", "share this", "share this article", "share this story",
      "share this post", "follow us", "newsletter", "newsletters", "sign up for our newsletter",
      "subscribe to our newsletter", "leave a comment", "leave a reply", "post a comment",
      "comments", "kommentare", "commentaires", "comentarios", "comentários", "commenti",
      "reacties", "komentarze", "комментарии", "コメント", "über den autor", "über die autorin",
      "a lire aussi", "zuletzt angesehen", "weitere artikel", "mehr artikel", "ähnliche artikel",
      "ähnliche beiträge", "weitere beiträge", "mehr zum thema lesen", "dieses thema im programm",
      "weiterführende links", "verwandte themen", "passend zum artikel", "häufig gelesen",
      "weitere informationen", "günün önemli manşetleri", "gÜnÜn Önemlİ manŞetlerİ",
      "Önerİlen vİdeo", "カテゴリーをフォローする", "noticia relacionada", "関連キーワード",
      "shop this story", "related video", "next read this", "in this topic",
      "advertisement", "sponsored", "tags", "topics", "filed under", "previous article",
      "next article", "previous post", "next post", "post navigation", "don't miss", "don’t miss",
      "support our journalism", "back to top", "lesen sie auch", "mehr zum thema",
      "auch interessant", "das könnte sie auch interessieren", "à lire aussi", "lire aussi",
      "sur le même sujet", "les plus lus", "leggi anche", "te puede interesar", "lo más leído",
      "ver también", "leia também", "veja também", "lees ook", "läs också", "czytaj także",
      "notícias relacionadas", "noticias relacionadas", "artículos relacionados",
      "artigos relacionados", "más noticias", "mais notícias", "últimas noticias",
      "últimas notícias",
      "lo más visto", "las más leídas", "más leídas", "más leídos", "mais lidas", "leia mais",
      "lea también", "articoli correlati", "ultime notizie", "articles liés", "à ne pas manquer",
      "meistgelesen", "meistgelesene artikel", "das könnte dich auch interessieren",
      "mehr aus diesem ressort", "baca juga", "berita terkait", "artikel terkait", "terpopuler",
      "ilgili haberler", "читайте также", "другие новости", "главные новости", "новости партнеров",
      "новости партнёров", "популярное", "читайте також", "zobacz też", "podobne artykuły",
      "mohlo by vás zajímat", "ezt is ajánljuk", "kapcsolódó cikkek", "legfrissebb", "citește și",
      "lexo edhe", "διαβάστε επίσης", "関連記事", "アクセスランキング", "ランキング", "おすすめ情報", "おすすめ記事", "人気記事",
      "관련기사", "많이 본 뉴스", "인기 뉴스더보기", "인기 뉴스", "인기뉴스", "많이 본 기사", "prev post",
      "相关阅读", "相关新闻", "相关文章", "相关报道", "相关推荐", "相关链接", "相关稿件", "相关专题", "相关内容", "推荐阅读",
      "推荐文章", "推荐新闻", "延伸阅读", "扩展阅读", "热门文章", "热门推荐", "热门新闻", "热点新闻", "热点推荐", "热点排行",
      "今日热点", "精彩推荐", "编辑推荐", "最新文章", "最新消息", "最新新闻", "最新资讯", "猜你喜欢", "为您推荐", "为你推荐",
      "更多新闻", "更多文章", "更多推荐", "大家都在看", "你可能感兴趣", "您可能感兴趣", "点击排行", "点击排行榜", "阅读排行",
      "新闻排行", "图片新闻", "上一篇", "下一篇", "网友评论", "最新评论", "热门评论", "发表评论", "关于作者", "作者简介",
      "相關閱讀", "相關新聞", "相關文章", "相關報導", "相關連結", "推薦閱讀", "推薦文章", "延伸閱讀", "熱門文章", "熱門新聞",
      "熱門推薦", "最新消息", "最新文章", "更多文章", "更多新聞", "猜你喜歡", "你可能感興趣", "您可能感興趣", "關於作者",
      "作者簡介", "看更多", "the end", "全文完", "阅读下一篇", "我要反馈", "查看原文", "阅读原文", "精华推荐", "视觉焦点", "热门视频",
      "近期热点", "可能感兴趣的话题", "站长统计", "网站统计", "延伸推荐", "延伸 · 推荐",
    ])
  )

  /// What shops and lists write beside their things: buttons, and labels of what follows.
  private static let controls = WordSet([
    "regular price", "sale price", "regular price sale price", "unit price", "unit price / per",
    "quick shop", "quick view", "quick buy", "quick look", "quick add", "add to cart", "add to bag",
    "add to basket", "add to wishlist", "add to wish list", "add to favorites", "add to compare",
    "compare", "calculate shipping", "sold out", "sale sold out", "select options",
    "choose options", "see details", "view details", "view full details", "view product",
    "write a review", "see all reviews", "read reviews", "skip to product information",
    "notify me", "notify me when available", "notify me when back in stock", "apply now",
    "buy now", "shop now", "order now", "filter", "filters", "sort by", "sort", "short by",
    "view as", "qty", "quantity", "in stock", "low stock", "out of stock", "size guide",
    "size chart", "save for later", "clear all", "show filters", "hide filters", "apply filters",
    "free shipping", "loading", "sign in", "log in", "see all", "view all", "show all",
    "get started",
    "learn more", "find out more", "book now", "get a quote", "request a demo", "start free trial",
    "try for free", "try it free", "contact sales", "watch video", "skip images", "skip listing",
    "in den warenkorb", "ajouter au panier", "añadir al carrito", "aggiungi al carrello",
    "加入购物车", "立即购买", "加入購物車", "カートに入れる", "장바구니",
  ])

  /// Whether a whole line is such a button or label.
  static func isControl(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count < 48 else { return false }
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, text[start] < 0x80, !text[start].isLetter, !text[start].isDigit {
      start += 1
    }
    while end > start, text[end - 1] < 0x80, !text[end - 1].isLetter, !text[end - 1].isDigit {
      end -= 1
    }
    return controls.contains(ByteHash.of(text[start..<end].lazy.map(\.lowered)))
  }

  /// Whether a line is the label of such a box, whatever signs stand around it.
  static func isLabel(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    isWhole(text, range, in: labels)
  }

  /// Whether a line, without the signs and the numbers around it, is one of a set.
  static func isWhole(_ text: [UInt8], _ range: Range<Int>, in set: WordSet) -> Bool {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, text[start] < 0x80, !text[start].isLetter { start += 1 }
    if end - start > 3, text.has([0xEF, 0xBC, 0x9A], at: end - 3) { end -= 3 }
    while end > start, text[end - 1] < 0x80, !text[end - 1].isLetter { end -= 1 }
    guard end - start >= 4 else { return false }
    return set.contains(ByteHash.of(text[start..<end].lazy.map(\.lowered)))
  }

  static func bytes(_ phrases: [String]) -> [[UInt8]] {
    withCapitals(phrases).map { Array($0.utf8) }
  }

  /// The phrases, and those with letters beyond ASCII once more as they begin words and stand in
  /// capitals, for texts are compared without case in ASCII alone.
  static func withCapitals(_ phrases: [String]) -> [String] {
    func capital(_ letter: Character) -> String {
      letter.isASCII ? String(letter) : letter.uppercased()
    }
    return phrases
      + phrases.flatMap { phrase -> Set<String> in
        guard let first = phrase.first,
          phrase.contains(where: { !$0.isASCII && $0.isLowercase })
        else { return [] }
        let words = phrase.split(separator: " ", omittingEmptySubsequences: false)
          .map { ($0.first.map(capital) ?? "") + $0.dropFirst() }
        let variants = [
          capital(first) + phrase.dropFirst(), words.joined(separator: " "),
          phrase.map(capital).joined(),
        ]
        return Set(variants).subtracting([phrase])
      }
  }

  static func byFirst(_ phrases: [[UInt8]]) -> [[[UInt8]]] {
    var table = [[[UInt8]]](repeating: [], count: 256)
    for phrase in phrases { if let first = phrase.first { table[Int(first)].append(phrase) } }
    return table
  }

  private static let startTable = byFirst(starts)
  private static let partTable = byFirst(parts)

  /// The length of the phrase of furniture that a line begins with; 0 for none.
  static func start(_ text: [UInt8], _ range: Range<Int>) -> Int {
    let at = first(text, range)
    guard at < range.upperBound else { return 0 }
    var best = 0
    for phrase in startTable[Int(text[at].lowered)]
    where phrase.count > best && at + phrase.count <= range.upperBound
      && text.has(phrase, at: at)
    {
      let end = at + phrase.count
      // A phrase of letters ends where the word does.
      if let last = phrase.last, last.isLetter, end < range.upperBound, text[end].isLetter {
        continue
      }
      if let last = phrase.last, last >= 0x80, end < range.upperBound,
        Scalars.isAlphabetic(text.scalar(before: end).value),
        Scalars.isAlphabetic(text.scalar(at: end).value)
      {
        continue
      }
      best = phrase.count
    }
    return best
  }

  /// Whether so long a phrase at the start of a line is one word, without a colon: "Facebook", 评论.
  static func isWord(_ text: [UInt8], _ range: Range<Int>, _ length: Int) -> Bool {
    let at = first(text, range)
    let end = min(range.upperBound, at + length)
    guard end > at, text.scalar(before: end).value != 0xFF1A else { return false }
    return text[end - 1] != 0x3A && text.find([0x20], in: at..<end) == nil
  }

  /// The first byte of a line behind bullets and arrows, which do not change what it says.
  private static func first(_ text: [UInt8], _ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at < range.upperBound, !text[at].isLetter, !text[at].isDigit, text[at] < 0x80,
      text[at] != 0x28, text[at] != 0x5B
    { at += 1 }
    return at
  }

  /// Whether a line holds a phrase of furniture anywhere.
  static func holds(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      let bucket = partTable[Int(text[at].lowered)]
      if !bucket.isEmpty {
        for phrase in bucket
        where at + phrase.count <= range.upperBound && text.has(phrase, at: at) { return true }
      }
      at += 1
    }
    return false
  }
}
