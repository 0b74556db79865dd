import DatelineModel

/// Says of a page that it is no article, or that its text is held back.
struct PageVerdict {
  let page: Page
  let facts: Facts
  let title: String?
  let kept: [Int]
  let worth: [Int32]
  let claims: PageClaims
  /// Whether the lines are those of the page's whole main part.
  let isWhole: Bool
  /// The bytes of the text as it was written.
  let textBytes: Int
  let httpStatus: Int?
  let hasDate: Bool

  private static let errors: [[UInt8]] = [
    "404", "403 forbidden", "page not found", "not found", "page unavailable", "access denied",
    "error 404", "just a moment", "are you a robot", "attention required", "service unavailable",
    "bad gateway", "internal server error", "seite nicht gefunden", "page introuvable",
    "página no encontrada", "页面不存在", "頁面不存在", "找不到页面", "找不到網頁", "您访问的页面", "页面未找到", "访问出错",
    "ページが見つかりません",
  ].map { Array($0.utf8) }

  private static let walls: [[UInt8]] = [
    "subscribe to continue", "subscribe to read", "subscribe now to read",
    "to continue reading",
    "to read the full", "to access this content", "to access this article", "to view this content",
    "this content is for subscribers", "already a subscriber",
    "for subscribers only", "exclusive to subscribers", "create a free account to",
    "unlock this article", "register to continue", "weiterlesen mit", "nur für abonnenten",
    "réservé aux abonnés", "réservé à nos abonnés", "il vous reste", "solo para suscriptores",
    "abbonati per", "订阅后", "付费阅读", "訂閱後", "付費閱讀", "會員專屬", "会员专享", "成為會員", "この記事は有料", "有料会員", "会員限定",
  ].map { Array($0.utf8) }

  /// What is a wall only on a page that says that it has one.
  private static let offers: [[UInt8]] = [
    "subscribers only", "subscribe to unlock", "members only", "for members", "become a member",
    "start your free trial", "log in to read", "sign in to read", "sign in to continue",
    "log in to continue", "subscribe now", "choose your plan", "cancel anytime", "cancel any time",
  ].map { Array($0.utf8) }

  func issues() -> [Issue] {
    var result: [Issue] = []
    if let reason = notArticle() {
      result.append(Issue(.note, "page.notArticle", stage: "read", reason))
    }
    if let reason = heldBack() {
      result.append(
        Issue(textBytes < 1500 ? .warning : .note, "page.paywall", stage: "read", reason)
      )
    }
    return result
  }

  // MARK: No article

  /// Whether the page is the front page of its site, and does not say that it is an article.
  var isFront: Bool {
    claims.contains(.front) && !claims.contains(.article) && !facts.isArticle
      && !facts.isPublishedArticle
  }

  private func notArticle() -> String? {
    if let status = httpStatus, status >= 400 {
      return "The server answered with status \(status), so that this is an error page."
    }
    if textBytes < 1200, let title {
      let text = Array(title.utf8)
      for phrase in Self.errors where text.find(phrase, in: 0..<text.count) != nil {
        return "The title is that of an error page: \(title)"
      }
    }
    if isFront { return "The address is that of the site's front page." }
    let saysArticle = claims.contains(.article) || facts.isArticle || facts.isPublishedArticle
    var all = 0
    var prose = 0
    var linked = 0
    for index in kept {
      let line = page.lines[index]
      all += line.count
      if line.linkShare > 0.6 {
        linked += line.count
      } else if line.stops > 0 || line.count >= 140 {
        prose += line.count
      }
    }
    // What was read from elsewhere than the page's lines is prose by its making.
    if textBytes > all * 2 { prose = max(prose, textBytes) }
    if prose < 200, !saysArticle {
      return "Only \(prose) bytes of running text stand on the page."
    }
    if prose < 80 {
      return
        "Only \(prose) bytes of running text stand on the page, though it calls itself an article."
    }
    if claims.contains(.article) { return nil }
    if !saysArticle, facts.published.isEmpty, !claims.contains(.thread), prose < 1500,
      let reason = form(prose)
    {
      return reason
    }
    if linked > prose * 2 {
      return "The page lists links (\(linked) bytes of them, \(prose) of running text)."
    }
    if !saysArticle, claims.contains(.product) {
      return "The page calls itself that of a product."
    }
    let teasers = teasers()
    if teasers.bytes * 2 > prose, teasers.count >= 5 {
      return "The page lists \(teasers.count) teasers (\(teasers.bytes) of \(prose) bytes)."
    }
    if !saysArticle, isWhole || !hasDate, prose * 3 < all {
      return "Most of the text is in short pieces (\(prose) of \(all) bytes are running text)."
    }
    if facts.isListing || claims.contains(.listing), !facts.isArticle, prose * 3 < all {
      return "The page calls itself a collection."
    }
    return nil
  }

  /// What titles of pages for those who have an account, or want one, begin or end with.
  private static let logins = [
    "reset your password", "log in", "login", "sign in", "sign up", "password", "forgot",
    "register", "my account",
    "contact us", "anmelden", "anmeldung", "registrieren", "passwort", "kundenkonto", "kontakt",
    "mon compte", "mot de passe", "connexion", "iniciar sesión", "contraseña", "senha", "parola",
    "wachtwoord", "lösenord", "salasana", "hasło", "heslo", "jelszó", "slaptažod", "şifre",
    "пароль",
    "пароля", "регистрация", "зарегистрироваться", "パスワード", "ログイン", "비밀번호", "로그인", "登录", "登錄", "注册",
    "註冊", "密码", "密碼",
  ]

  /// Why a page with little prose is a form: its title says so, or without a day it asks for a
  /// password, or for much else.
  private func form(_ prose: Int) -> String? {
    var fields = 0
    let tree = page.tree
    for index in tree.nodes.indices where tree.nodes[index].kind == .element {
      switch tree.nodes[index].tag {
      case .select, .textarea: fields += 1
      case .input:
        guard let type = tree.string(.type, of: index)?.lowercased() else {
          fields += 1
          continue
        }
        if type == "password", !hasDate {
          return "The page asks for a password, and has \(prose) bytes of running text."
        }
        if ["text", "email", "tel", "number", "date", "checkbox", "radio"].contains(type) {
          fields += 1
        }
      default: break
      }
    }
    let isLogin =
      title.map { title in
        title.utf8.count < 48 && Self.namesLogin(title.lowercased())
      } ?? false
    if isLogin, fields > 0 { return "The title is that of a form: \(title ?? "")" }
    guard fields >= 5, !hasDate else { return nil }
    return "The page is a form of \(fields) fields, with \(prose) bytes of running text."
  }

  /// Whether a title begins or ends with such words; in other scripts they may stand anywhere, as
  /// words that stand for something else hardly hold them.
  private static func namesLogin(_ title: String) -> Bool {
    logins.contains { words in
      guard words.utf8.allSatisfy({ $0 < 0x80 }) else { return title.range(of: words) != nil }
      return title.hasPrefix(words) && !(title.dropFirst(words.count).first?.isLetter ?? false)
        || title.hasSuffix(words) && !(title.dropLast(words.count).last?.isLetter ?? false)
    }
  }

  /// The prose that stands under a link to what it tells of, or under a heading that is such a link.
  private func teasers() -> (count: Int, bytes: Int) {
    var count = 0
    var bytes = 0
    for index in kept where worth[index] > 0 && page.lines[index].count < 400 {
      var above = index - 1
      var steps = 0
      // A date or a section may stand between.
      while above >= 0, steps < 3 {
        let line = page.lines[above]
        if line.count >= 15, line.linkShare > 0.8 {
          count += 1
          bytes += page.lines[index].count
          break
        }
        if line.count >= 60 { break }
        above -= 1
        steps += 1
      }
    }
    return (count, bytes)
  }

  // MARK: Held back

  /// Why the text is taken for a part of the article; a page's word that it is not free is not
  /// enough, for many that say so have all of it.
  private func heldBack() -> String? {
    if facts.isPaywalled {
      // Beside a long text such words are those of the page's head, for whom it may concern.
      let isShort = textBytes < 2500
      if hasWall(after: isShort ? page.lines.count : 3, Self.walls + Self.offers) {
        return "The page says that its text is not free for all, and asks for payment or a login; "
          + "\(textBytes) bytes of it were read."
      }
      if breaksOff() {
        return "The page says that its text is not free for all, and it breaks off; "
          + "\(textBytes) bytes of it were read."
      }
    }
    if textBytes < 2500, hasWall(after: 14, Self.walls) {
      return "The page asks for payment or a login before the text goes on; "
        + "\(textBytes) bytes of it were read."
    }
    return nil
  }

  /// Whether the last line ends in the middle of things.
  private func breaksOff() -> Bool {
    guard textBytes < 6000 else { return false }
    guard let last = kept.last(where: { !page.lines[$0].isHeading }) else { return true }
    let line = page.lines[last]
    guard line.kind == .text || line.kind == .quote else { return false }
    let end = page.text.scalar(before: Int(line.end)).value
    if end == 0x2026 { return true }
    if page.text.has([0x2E, 0x2E, 0x2E], at: Int(line.end) - 3) { return true }
    return textBytes < 1500 && line.count >= 60 && !Scalars.endsSentence(end)
      && !Scalars.isCloser(end)
  }

  /// Whether a short line near the end of the text, or up to so many lines after it, is a wall's.
  private func hasWall(after reach: Int, _ phrases: [[UInt8]]) -> Bool {
    guard let last = kept.last else { return false }
    let from = max(0, last - 6)
    let to = min(page.lines.count - 1, last + reach)
    guard from <= to else { return false }
    for index in from...to where page.lines[index].count < 300 {
      for phrase in phrases where page.text.find(phrase, in: page.lines[index].range) != nil {
        return true
      }
    }
    return false
  }
}
