/// Who stands for a Chinese article whose writer is not named: editors, sources, offices.
extension HanBylines {
  private static let editors = labels([
    "责任编辑", "責任編輯", "责编", "責編", "编辑", "編輯", "核稿編輯", "審稿", "值班编辑", "本文编辑",
  ])
  private static let sources = labels(["来源", "來源", "稿源", "文章来源", "信息来源"])
  private static let issuers = labels(["发文机关", "发布机构", "发布单位", "发文单位", "发布机关"])

  /// The editors, or the person whom a line calls the source: the last resort.
  func editorsOrSource() -> [String] {
    let edges = tail.map { $0 } + head.filter { !tail.contains($0) }
    for index in edges where page.lines[index].count < 300 {
      let found = labelled(Self.editors, index, penNames: true)
      if !found.isEmpty { return found }
    }
    for index in body where index < page.lines.count && page.lines[index].count < 60 {
      let found = labelled(Self.editors, index, penNames: true, atStart: true)
      if !found.isEmpty { return found }
    }
    for index in edges where page.lines[index].count < 200 {
      let found = labelled(Self.sources, index, penNames: false)
      if found.count == 1, HanNames.isName(found[0]), !AuthorNames.isHanHouse(found[0]) {
        return found
      }
    }
    return []
  }

  /// The office that issued a notice.
  func issuer() -> String? {
    for index in head where page.lines[index].count < 120 {
      for label in Self.issuers {
        guard let at = text.find(label, in: page.lines[index].range) else { continue }
        var range = text.trimmed(skipMarks(at + label.count, page.lines[index].range.upperBound))
        if range.isEmpty, index + 1 < page.lines.count { range = page.lines[index + 1].range }
        let name = text.string(range)
        if range.count >= 9, range.count <= 60, AuthorNames.isHanHouse(name) { return name }
      }
    }
    return nil
  }
}
