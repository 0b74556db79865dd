/// The words that say what a date on a page is the date of.
enum DateLabels {
  enum Kind { case none, publication, change }

  static let ofPublication: [[UInt8]] = bytes([
    "published", "posted", "date:", "date :", "created", "released", "issued", "first published",
    "veröffentlicht", "erschienen", "erstellt", "publiziert", "datum", "vom ",
    "publié", "publie", "mis en ligne", "créé", "paru le", "publicado", "publicada", "publicación",
    "pubblicato", "pubblicata", "publicat", "gepubliceerd", "geplaatst", "publicerad", "publicerat",
    "publiceret", "offentliggjort", "udgivet", "publisert", "julkaistu", "opublikowano",
    "data publikacji", "publikováno", "vydáno", "objavljeno", "megjelent", "közzétéve", "paskelbta",
    "опубликован", "дата публикации", "опубліковано", "yayın", "giriş tarihi", "diterbitkan",
    "تاريخ",
    "نشر", "פורסם", "发布", "發布", "发表", "發表", "发稿", "时间", "時間", "日期", "出版", "刊登", "刊发", "来源", "來源",
    "上传", "发文", "公開", "公開日", "配信", "掲載", "投稿日", "登録", "입력", "등록", "작성", "승인", "게재", "प्रकाशित",
    "đăng", "เผยแพร่",
  ])

  static let ofChange: [[UInt8]] = bytes([
    "updated", "update:", "modified", "edited", "revised", "changed", "reviewed",
    "aktualisiert", "geändert", "überarbeitet", "stand:", "bearbeitet", "mis à jour", "mise à jour",
    "modifié", "actualisé", "actualizad", "modificad", "aggiornat", "modifica", "atualizad",
    "actualitzat", "bijgewerkt", "gewijzigd", "laatste update", "uppdaterad", "ändrad",
    "opdateret", "oppdatert", "päivitetty", "muokattu", "zaktualizowan", "aktualizacja",
    "aktualizov", "upraveno", "ažurirano", "frissítve", "atnaujinta", "обновлен", "изменен",
    "оновлено", "güncelle", "diperbarui", "تحديث", "עודכן", "更新", "修改", "修订", "最終更新", "수정", "업데이트",
    "अपडेट", "cập nhật",
  ])

  private static func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// What follows a date and says that it is that of a change ("2019.03.26 lastupdate"); 更新 alone
  /// follows the day of publication as well.
  private static let afterChange: [[UInt8]] = bytes([
    "lastupdate", "last update", "updated", "最終更新", "最后更新", "最後更新", "마지막 업데이트",
  ])

  /// Whether a word right after a date says that the day is that of a change.
  ///
  /// Where digits follow the word, it speaks of them: "2 January, updated 3 January".
  static func isChange(_ text: [UInt8], after range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound,
      text[at] == 0x20 || text[at] == 0x28 || text.has([0xEF, 0xBC, 0x88], at: at)
    { at += text[at].sequenceLength }
    guard
      let word = afterChange.first(where: {
        at + $0.count <= range.upperBound && text.has($0, at: at)
      })
    else { return false }
    let end = at + word.count
    return !text[end..<min(range.upperBound, end + 24)].contains { $0.isDigit }
  }

  /// What the words before a date say; the nearest label decides.
  static func kind(_ text: [UInt8], before range: Range<Int>) -> Kind {
    let near = max(range.lowerBound, range.upperBound - 48)..<range.upperBound
    var best = -1
    var kind = Kind.none
    for word in ofPublication {
      if let at = text.findLast(word, in: near), at > best {
        best = at
        kind = .publication
      }
    }
    for word in ofChange {
      if let at = text.findLast(word, in: near), at >= best {
        best = at
        kind = .change
      }
    }
    return kind
  }
}

extension [UInt8] {
  /// The last place of `other` within `range`, ASCII letters compared without case.
  func findLast(_ other: [UInt8], in range: Range<Int>) -> Int? {
    guard !other.isEmpty, range.count >= other.count else { return nil }
    var index = range.upperBound - other.count
    while index >= range.lowerBound {
      if has(other, at: index) { return index }
      index -= 1
    }
    return nil
  }
}
