import DatelineLexicon
import DatelineModel

/// What the matchers of brands and products ask about the text around a token.
extension BrandFinder {
  /// Whether a token is the possessive `'s`, or an apostrophe behind a word.
  func isPossessive(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard token < scan.tokens.count, scan.tokens[token].kind == .punctuation,
      !scan.tokens[token].spaceBefore
    else { return false }
    let range = BrandCues.keyRange(scan, token, token + 1)
    return !range.isEmpty && scan.keys.bytes[range.lowerBound] == UInt8(ascii: "'")
      && (range.count == 2 || token + 1 < scan.tokens.count && scan.tokens[token + 1].spaceBefore)
  }

  /// Whether a token is a word, given in lower case.
  func isWord(_ word: StaticString, _ token: Int, _ scan: borrowing Scan) -> Bool {
    let range = BrandCues.keyRange(scan, token, token + 1)
    guard range.count == word.utf8CodeUnitCount else { return false }
    return range.indices.allSatisfy { place in
      scan.keys.bytes[place] == word.utf8Start[place - range.lowerBound]
    }
  }

  /// Whether a token is a mark that ends a sentence.
  func endsSentence(_ token: Int, _ scan: borrowing Scan) -> Bool {
    guard scan.tokens[token].kind == .punctuation else { return false }
    let range = BrandCues.keyRange(scan, token, token + 1)
    guard let place = range.first else { return false }
    switch scan.keys.bytes[place] {
    case UInt8(ascii: "."):
      return token + 1 >= scan.tokens.count || scan.tokens[token + 1].spaceBefore
        || scan.tokens[token + 1].kind != .word && scan.tokens[token + 1].kind != .number
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: "|"): return true
    default:
      return scan.tokens[token].end - scan.tokens[token].start == 3 && range.count == 2
        && scan.keys.bytes[place] == 0xED && scan.keys.bytes[place + 1] == 0x02
    }
  }

  /// Whether a sentence begins at a token, so that its capital says nothing.
  func isSentenceStart(_ token: Int, _ scan: borrowing Scan) -> Bool {
    var place = token - 1
    while place >= 0, scan.tokens[place].block == scan.tokens[token].block {
      guard scan.tokens[place].kind == .punctuation else { return false }
      if endsSentence(place, scan) { return true }
      let range = BrandCues.keyRange(scan, place, place + 1)
      let key = range.isEmpty ? 0 : scan.keys.bytes[range.lowerBound]
      // Quotes and brackets open sentences; a comma or a hyphen does not.
      guard key == 0x22 || key == 0x27 || key == 0x3A || key == 0x2A || key == 0x28 || key >= 0xEE
      else { return false }
      place -= 1
    }
    return true
  }

  /// Whether a token is a word of the dictionary, which has no capital by itself.
  func isPlainWord(_ token: Int, _ scan: borrowing Scan) -> Bool {
    scan.hits(at: token).contains {
      Int($0.endToken) == token + 1 && $0.kinds.contains(.wordLatin)
    }
  }

  /// Whether most plain words around a token begin with capitals, so that they say nothing.
  func isTitleCased(around token: Int, _ scan: borrowing Scan) -> Bool {
    var lower = 0
    var upper = 0
    for step in [-1, 1] {
      var place = token + step
      var count = 0
      while scan.tokens.indices.contains(place), count < 16,
        scan.tokens[place].block == scan.tokens[token].block, !endsSentence(place, scan)
      {
        let word = scan.tokens[place]
        if word.kind == .word {
          if word.letterCase == .lower {
            let cue = cues.cues(scan, place, place + 1)
            if cue.isDisjoint(with: [.article, .before, .separator]) { lower += 1 }
          } else if isPlainWord(place, scan) {
            upper += 1
          }
        }
        place += step
        count += 1
      }
    }
    return upper >= 3 && upper > 3 * lower
  }
}

extension BrandFinder {
  /// Whether a token is a hyphen.
  func isHyphen(_ token: Int, _ scan: borrowing Scan) -> Bool {
    scan.tokens[token].kind == .punctuation
      && scan.keys.bytes[Int(scan.keys.starts[token])] == UInt8(ascii: " ")
  }

  /// Whether a word in lower case is one that can follow a subject: an auxiliary, or one in -s or
  /// -ed that no noun is known of.
  func isVerb(_ token: Int, _ scan: borrowing Scan) -> Bool {
    let range = BrandCues.keyRange(scan, token, token + 1)
    let bytes = scan.keys.bytes[range]
    for word in ["has", "had", "can", "will", "would", "comes", "costs", "goes", "went", "came"] {
      if bytes.elementsEqual(word.utf8) { return true }
    }
    return bytes.suffix(2).elementsEqual("ed".utf8)
  }

  /// Whether quoted words are what somebody says: a verb of saying stands before them.
  func isSpeechQuoted(_ words: Range<Int>, _ scan: borrowing Scan) -> Bool {
    guard words.lowerBound > 1 else { return false }
    for token in max(0, words.lowerBound - 4)..<words.lowerBound - 1
    where scan.tokens[token].block == scan.tokens[words.lowerBound].block {
      if isSpeech(token, scan) { return true }
    }
    return false
  }
}
