import DatelineModel
import DatelineRules

extension PatternRun {
  /// Whether instructions match from a token, up to `end` or (-1) to anywhere.
  mutating func look(_ place: Int, _ token: Int, _ gap: Bool, end: Int) -> Bool {
    let (wasLooking, oldEnd, depth) = (isLooking, lookEnd, captures.count)
    isLooking = true
    lookEnd = end
    let found = step(place, token, gap)
    isLooking = wasLooking
    lookEnd = oldEnd
    captures.removeLast(captures.count - depth)
    return found && steps <= Self.maximumSteps
  }

  mutating func isVetoedAfter(_ token: Int) -> Bool {
    guard entry.notBefore != 0, token < tokens.count,
      tokens[token].block == tokens[token - 1].block
    else { return false }
    return look(Int(entry.notBefore), token, true, end: -1)
  }

  mutating func isVetoedBefore(_ token: Int) -> Bool {
    guard entry.notAfter != 0 else { return false }
    let block = tokens[token].block
    var first = token - 1
    while first >= 0, first >= token - Int(entry.reach), tokens[first].block == block {
      steps = 0
      start = first
      if look(Int(entry.notAfter), first, true, end: token) { return true }
      first -= 1
    }
    return false
  }

  /// Whether a match may begin at a token: it is no number, or no number that began before it.
  func canBegin(_ token: Int) -> Bool {
    guard tokens[token].kind == .number, token > 0, !tokens[token].spaceBefore else { return true }
    switch tokens[token - 1].kind {
    case .word: return false
    case .punctuation where token > 1 && !tokens[token - 1].spaceBefore:
      return !(tokens[token - 2].kind == .number && joins(token - 1, token))
    default: return true
    }
  }

  /// Whether a match may end before a token: the token before it is no number, or one that ends.
  func canEnd(_ token: Int) -> Bool {
    guard tokens[token - 1].kind == .number, token < tokens.count, !tokens[token].spaceBefore else {
      return true
    }
    switch tokens[token].kind {
    case .word: return false
    case .han: return !numerals.isUnit(token)
    case .punctuation where token + 1 < tokens.count && !tokens[token + 1].spaceBefore:
      return !(tokens[token + 1].kind == .number && joins(token, token + 1))
    default: return true
    }
  }

  /// Whether punctuation joins two numbers into one: a comma does so before three digits.
  private func joins(_ punctuation: Int, _ number: Int) -> Bool {
    let token = tokens[punctuation]
    let bytes = text[Int(token.start)..<Int(token.end)]
    switch bytes.count == 1 ? bytes[Int(token.start)] : 0 {
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"): return true
    case UInt8(ascii: ","): return digitCount(number) == 3
    default: return false
    }
  }
}
