import DatelineModel

/// Captions that no element marks, told by the names behind them.
extension Cleaner {
  private static let creditMarks: [[UInt8]] = [
    " credit: ", "(credit: ", " photo: ", " photograph: ", " image: ", " bild: ", " foto: ",
    " fotos: ", " grafik: ", " crédit : ", " crédit: ", " photo : ", " фото: ", "(foto: ",
    "(photo: ",
    "(bild: ", " courtesy: ",
  ].map { Array($0.utf8) }

  /// Whether a line is a caption, as the name of a photographer or an agency behind it says.
  func endsInCredit(_ line: Line) -> Bool {
    let tail = max(Int(line.start), Int(line.end) - 60)..<Int(line.end)
    guard page.text[tail].contains(0x3A) else { return false }
    for mark in Self.creditMarks {
      guard let at = page.text.find(mark, in: tail) else { continue }
      let name = page.text.trimmed((at + mark.count)..<Int(line.end))
      // A sentence may speak of a photo; a name begins with a capital and is no sentence, but for
      // the agency "dpa".
      let first = page.text[name.lowerBound]
      // Quotes and signs of Chinese begin with E2 and E3 80: what is quoted is no name.
      let isSign =
        first == 0xE2 || first == 0xE3 && page.text[name.lowerBound + 1] == 0x80 || first == 0xC2
      return name.count >= 2 && (first.isUpper || first >= 0x80 && !isSign || name.count <= 4)
        && page.text.find([0x2E, 0x20], in: name) == nil
        && (page.text[name.upperBound - 1] != 0x2E || name.count < 20
          || at > 0 && page.text[at - 1] == 0x2E)
    }
    return false
  }

  func endsInBracket(_ line: Line) -> Bool { page.text[Int(line.end) - 1] == 0x29 }

  private static let creditStarts: [[UInt8]] = [
    "photo by ", "photos by ", "photo courtesy of ", "photos courtesy of ", "photo provided by ",
    "submitted photo", "courtesy photo", "contributed photo", "file photo", "image courtesy of ",
    "illustration by ", "screenshot: ", "screenshot by ", "photograph by ", "photographs by ",
    "photography by ",
  ].map { Array($0.utf8) }

  /// Whether a line is a caption that begins with who took or gave the picture.
  func beginsWithCredit(_ line: Line) -> Bool {
    guard line.kind == .text,
      let start = Self.creditStarts.first(where: { page.text.has($0, at: Int(line.start)) })
    else { return false }
    // Photographs by Jane Doe hang in the hall: a sentence that begins so.
    let last = Int(line.end) - 1
    guard start.suffix(3).elementsEqual("by ".utf8), page.text[last] == 0x2E else { return true }
    return page.text.find([0x2E, 0x20], in: line.range) != nil
      || page.text[line.range].contains(0x3A) || line.count < start.count + Self.longestCredit
  }

  /// How many bytes a photographer and an agency have at most.
  private static let longestCredit = 28

  private static let file = [" file photo", " file photograph", "(file photo"].map {
    Array($0.utf8)
  }
  private static let inThis = Array("in this ".utf8)

  /// Whether a line tells of an old picture: "In this May 4, 2009 file photo, the harbour is seen".
  func isOfFile(_ line: Line) -> Bool {
    guard line.kind == .text, line.stops < 4 else { return false }
    let head = Int(line.start)..<min(Int(line.end), Int(line.start) + 90)
    return page.text.find(Self.inThis, in: head) != nil
      && Self.file.contains { page.text.find($0, in: head) != nil }
  }

  private static let agencies: [[UInt8]] = [
    "(ap)", "(afp)", "(reuters)", "(epa)", "(dpa)", "(aap)", "(upi)", "(getty)",
    "(ap photo)", "(getty images)", "(ansa)", "(efe)", "(belga)", "(keystone)", "(tass)",
  ].map { Array($0.utf8) }
  private static let longestCaption = 400

  /// More sentences are a report.
  private static let mostSentences = 2

  /// The lines without those above the last that end in an agency's name, as captions do; behind the
  /// last one it says whose the report is, and where half of the lines end so, each is a report.
  func removeAgencyCaptions(_ chosen: [Int]) -> [Int] {
    guard let last = chosen.last else { return chosen }
    let others = chosen.filter { index in
      let line = page.lines[index]
      guard index != last, line.kind == .text, line.count < Self.longestCaption,
        line.stops <= Self.mostSentences, endsInBracket(line)
      else { return true }
      return !Self.agencies.contains {
        line.count > $0.count + 20 && page.text.has($0, at: Int(line.end) - $0.count)
      }
    }
    return others.count * 2 > chosen.count ? others : chosen
  }
}
