/// The words that stand before names, each once, with where they do so.
enum BylineLabels {
  /// Where a label stands.
  struct Place: OptionSet {
    let rawValue: UInt8

    /// Before a name in what metadata or an element gives as an author.
    static let name = Place(rawValue: 1)
    /// At the start of a line, which is a byline then.
    static let line = Place(rawValue: 2)
    /// At the start of a line below the text, even one that begins no byline above it.
    static let end = Place(rawValue: 4)
  }

  /// The labels that stand in a place, the longest first.
  static func labels(_ place: Place) -> [String] {
    all.filter { $0.places.contains(place) }.flatMap(\.labels)
      .sorted { $0.utf8.count > $1.utf8.count }
  }

  private static let all: [(places: Place, labels: [String])] = [
    (
      [.name],
      [
        "by:", "post by ", "view all posts by ", "social links for ", "editado por ", "autor_in: ",
        "autorinnen: ", "autor ", "veröffentlicht von ", "recueilli par ", "recueillis par ",
        "durch ", "piše: ", "píše: ", "пише: ", "rechtsanwältin ", "rechtsanwalt ", "redakteurin ",
        "redakteur ", "verein: ", "投稿者：", "ライター：", "by\u{a0}", "profile picture for ",
        "view orcid profile", "name: ", "dr. med. ", "edited by ", "article by ", "review by ",
        "reviewed by ", "photography by ", "medically reviewed by ", "author:", "authors:",
        "author ", "words:", "text:", "autor:", "auteur:", "autore:",
        "oleh: ", "przez ", "przygotował ", "szerző: ", "írta: ", "scris de ", "автор: ", "автор ",
        "текст: ", "yazan: ", "penulis: ", "reporter: ", "redaktur: ", "redacción: ",
        "reportagem: ", "reportagem de ", "del ", "a cura di ", "texte ", "text ", "from ",
        "guest post by ", "submitted by ", "presented by ", "contributed by ", "recipe by ",
        "recette de: ", "recette de ", "rezept von ", "ricetta di ", "receta de ",
        "created by ",
        "文 ", "撰文", "作者", "责任编辑：", "责任编辑:", "责任编辑", "責任編輯：", "責任編輯",
        "责编：", "责编:", "责编", "编辑：", "编辑:", "编辑/", "编辑", "編輯／", "編輯/", "編輯：",
        "編輯", "實習記者", "见习记者", "首席记者", "全媒体记者", "记者/", "记者", "記者／",
        "記者/", "記者：", "通讯员：", "通讯员:", "特约撰稿人", "特约撰稿", "撰稿人", "撰稿：",
        "採訪", "采写", "采访", "整理", "翻译：", "翻译", "译者：", "编译：", "编译", "編譯",
        "文字：", "综合", "著者:", "取材・文：", "文●", "글/",
      ]
    ),
    (
      [.name, .line],
      [
        "by ", "byby ", "escrito por ", "scritto da ", "autor/in: ", "autor*in: ", "autor:in: ",
        "gespeichert von ", "verfasst von ", "geschrieben von ", "erstellt von ",
        "eingestellt von ", "publié par ", "rédigé par ", "écrit par ", "publicado por ",
        "photos and story by ", "story and photos by ", "words and photos by ", "posted by ",
        "story by ", "words by ", "text by ", "reported by ", "interview by ", "interview: ",
        "interview von ", "propos recueillis par ", "von ", "par ", "por ", "door ",
        "af ", "av ", "di ", "published by ", "文／", "文/", "文|", "文丨", "文｜", "文：", "文:",
        "撰文／", "撰文/", "撰文：", "撰文:", "撰文｜", "作者：", "作者:", "作者/", "作者／",
        "作者丨", "作者|", "特约记者", "实习记者", "记者：", "记者:", "記者", "通讯员", "撰稿",
        "採訪／", "采写：", "采写/", "执笔/", "执笔：", "執筆/", "著者：", "著者 ", "文・", "執筆：", "글 ",
      ]
    ),
    (
      [.name, .line, .end],
      [
        "author: ", "autorin: ", "autoren: ", "written by ",
      ]
    ),
    (
      [.name, .end],
      [
        "autorin/autor ", "autor/in ", "投稿者 ", "reporting by ",
      ]
    ),
    (
      [.line],
      [
        "by: ", "written by:", "posted by:", "story by:", "words by:", "text by:", "words: ",
        "authors: ", "text and photos by ", "作者 ", "记者 ", "本报记者", "本報記者",
      ]
    ),
    (
      [.line, .end],
      [
        "text: ", "autor: ", "auteur: ", "autore: ",
      ]
    ),
    (
      [.end],
      [
        "auteur : ", "yazar: ", "автор: ", "Автор: ", "Текст: ",
      ]
    ),
  ]
}
