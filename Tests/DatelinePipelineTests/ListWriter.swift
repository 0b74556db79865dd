import DatelineModel

/// Writes the two lists of a draft into a document, each in a layout of its own.
struct ListWriter {
  /// How a list is laid out.
  enum Layout: String, CaseIterable {
    case sentence, commas, semicolons, slashes, bars, bullets, numbers, lines, table, heading,
      notes
  }

  var random: Numbers

  init(random: Numbers) { self.random = random }

  mutating func document(_ draft: FaultCorpus.Draft, _ variant: CityPool.Variant) -> (
    Document, String
  ) {
    let chinese = Layout.allCases.randomElement(using: &random) ?? .sentence
    let english = Layout.allCases.randomElement(using: &random) ?? .sentence
    let isTraditional = variant.isTraditional
    var html = "<html><head><meta charset=\"utf-8\"><title>Release</title></head><body><article>"
    html += "<h1>\(isTraditional ? "新系列登場" : "新系列登场")</h1>"
    html +=
      isTraditional
      ? "<p>品牌今日宣布推出全新限量系列，並將於本月起在旗下門市陸續發售，詳情請留意後續公告。</p>"
      : "<p>品牌今日宣布推出全新限量系列，并将于本月起在旗下门店陆续发售，详情请留意后续公告。</p>"
    html +=
      isTraditional
      ? "<p>設計師表示，這個系列的靈感來自他多年旅行的見聞，每一件作品都由工匠手工完成，並附有編號。</p>"
      : "<p>设计师表示，这个系列的灵感来自他多年旅行的见闻，每一件作品都由工匠手工完成，并附有编号。</p>"
    html += write(
      draft.chinese.map(\.text),
      chinese,
      lead: lead(draft.declared.chinese, isTraditional),
      claim: draft.claim == nil ? "" : isTraditional ? "（以英文首字母排序）" : "（按英文首字母排序）",
      isChinese: true,
      isTraditional
    )
    html += "<p>The house announced today that a new limited collection will be sold in its shops"
    html += " from this month on, and that more details will follow in the coming weeks.</p>"
    html += write(
      draft.english.map(\.text),
      english,
      lead: draft.declared.english.map { "These \($0) cities are" } ?? "The cities are",
      claim: draft.claim == nil ? "" : " (in alphabetical order)",
      isChinese: false,
      false
    )
    html +=
      "<p>The designer said that the collection was inspired by what he had seen on many years"
    html += " of travel, and that every piece was made by hand and carries a number of its own.</p>"
    html += "<p>For more information please write to the press office of the house.</p>"
    html += "</article></body></html>"
    let document = Document(uri: "-", bytes: Array(html.utf8), sha256: nil, format: .html)
    return (document, "\(chinese.rawValue)/\(english.rawValue)")
  }

  private func lead(_ declared: Int?, _ isTraditional: Bool) -> String {
    let these = isTraditional ? "這些" : "这些"
    guard let declared else { return "\(these)城市是" }
    return "\(isTraditional ? "這" : "这")\(declared)座城市是"
  }

  private mutating func write(
    _ names: [String],
    _ layout: Layout,
    lead: String,
    claim: String,
    isChinese: Bool,
    _ isTraditional: Bool
  ) -> String {
    let colon = isChinese ? "：" : ":"
    let stop = isChinese ? "。" : "."
    let space = isChinese ? "" : " "
    func sentence(_ separator: String, last: String? = nil) -> String {
      "<p>\(lead)\(space)\(joined(names, separator, last ?? separator))\(claim)\(stop)</p>"
    }
    func block(_ body: String) -> String { "<p>\(lead)\(claim)\(colon)</p>\(body)" }
    switch layout {
    case .sentence:
      let and = isTraditional ? ["和", "及", "以及", "與"] : ["和", "及", "以及", "与"]
      let last =
        isChinese
        ? and.randomElement(using: &random) ?? "和"
        : [", and ", " and ", ", as well as "].randomElement(using: &random) ?? " and "
      return sentence(isChinese ? "、" : ", ", last: last)
    case .commas: return sentence(isChinese ? "，" : ", ")
    case .semicolons: return sentence(isChinese ? "；" : "; ")
    case .slashes: return sentence(" / ")
    case .bars: return sentence(" | ")
    case .bullets:
      return block("<ul>\(names.map { "<li>\($0)</li>" }.joined())</ul>")
    case .numbers:
      return block(
        names.enumerated().map { "<p>\($0.offset + 1). \($0.element)</p>" }.joined()
      )
    case .lines: return block("<p>\(names.joined(separator: "<br>"))</p>")
    case .table:
      let head = isChinese ? ("城市", "電話") : ("City", "Phone")
      let rows = names.enumerated().map {
        "<tr><td>\($0.element)</td><td>\(5550 + $0.offset)</td></tr>"
      }
      return block(
        "<table><tr><th>\(head.0)</th><th>\(head.1)</th></tr>\(rows.joined())</table>"
      )
    case .heading:
      let title = lead + claim
      return "<h2>\(title)</h2><ul>\(names.map { "<li>\($0)</li>" }.joined())</ul>"
    case .notes:
      let noted = names.enumerated().map { index, name in
        index % 3 == 1 ? name + (isChinese ? "（旗艦店）" : " (flagship)") : name
      }
      return "<p>\(lead)\(space)\(joined(noted, isChinese ? "、" : ", ", isChinese ? "和" : " and "))"
        + "\(claim)\(stop)</p>"
    }
  }

  private func joined(_ names: [String], _ separator: String, _ last: String) -> String {
    names.dropLast().joined(separator: separator) + last + (names.last ?? "")
  }
}
