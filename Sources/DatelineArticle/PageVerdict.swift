import DatelineModel

/// Says of a page that it is no article, or that its text is held back.
struct PageVerdict {
  let page: Page
  let facts: Facts
  let title: String?
  let kept: [Int]
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
    "subscribe to continue", "subscribe to read", "subscribe now to read", "to continue reading",
    "to read the full", "this content is for subscribers", "already a subscriber",
    "for subscribers only", "exclusive to subscribers", "create a free account to",
    "unlock this article", "register to continue", "weiterlesen mit", "nur für abonnenten",
    "réservé aux abonnés", "réservé à nos abonnés", "il vous reste", "solo para suscriptores",
    "abbonati per", "订阅后", "付费阅读", "訂閱後", "付費閱讀", "會員專屬", "会员专享", "成為會員", "この記事は有料", "有料会員", "会員限定",
  ].map { Array($0.utf8) }

  func issues() -> [Issue] {
    var result: [Issue] = []
    let bytes = kept.reduce(0) { $0 + page.lines[$1].count }
    if let reason = notArticle(bytes) {
      result.append(Issue(.note, "page.notArticle", stage: "read", reason))
    }
    if facts.isPaywalled || (bytes < 2500 && hasWall()) {
      let isShort = bytes < 1500
      result.append(
        Issue(
          isShort ? .warning : .note,
          "page.paywall",
          stage: "read",
          "The page says that its text is not free for all; \(bytes) bytes of it were read."
        )
      )
    }
    return result
  }

  private func notArticle(_ bytes: Int) -> String? {
    if let status = httpStatus, status >= 400 {
      return "The server answered with status \(status), so that this is an error page."
    }
    if bytes < 1200, let title {
      let text = Array(title.utf8)
      for phrase in Self.errors where text.find(phrase, in: 0..<text.count) != nil {
        return "The title is that of an error page: \(title)"
      }
    }
    var prose = 0
    var linked = 0
    for index in kept {
      let line = page.lines[index]
      if line.linkShare > 0.6 {
        linked += line.count
      } else if line.stops > 0 || line.count >= 140 {
        prose += line.count
      }
    }
    let saysArticle = facts.isArticle || facts.openGraphType == "article"
    if prose < 200, !saysArticle {
      return "Only \(prose) bytes of running text stand on the page."
    }
    if prose < 80 {
      return
        "Only \(prose) bytes of running text stand on the page, though it calls itself an article."
    }
    if linked > prose * 2, !saysArticle {
      return "The page lists links (\(linked) bytes of them, \(prose) of running text)."
    }
    if !saysArticle, !hasDate, prose * 3 < bytes {
      return "Most of the text is in short pieces (\(prose) of \(bytes) bytes are running text)."
    }
    if facts.isListing, !facts.isArticle, prose * 3 < bytes {
      return "The page calls itself a collection."
    }
    return nil
  }

  private func hasWall() -> Bool {
    guard let last = kept.last else { return false }
    let from = max(0, last - 6)
    let to = min(page.lines.count - 1, last + 14)
    guard from <= to else { return false }
    for index in from...to where page.lines[index].count < 300 {
      for phrase in Self.walls where page.text.find(phrase, in: page.lines[index].range) != nil {
        return true
      }
    }
    return false
  }
}
