import DatelineLexicon
import DatelineModel
import DatelineRules

extension PatternRun {
  /// Goes on at `place` behind everything that a slot can take at a token, longest first.
  mutating func take(
    _ slot: Int,
    _ name: UInt16,
    _ place: Int,
    _ token: Int
  ) -> Bool {
    let code = program.slots[slot]
    switch code.kind {
    case .range: return takeNumber(code, name, place, token)
    case .words: return takeWord(code, name, place, token)
    case .han: return takeHan(code, name, place, token)
    case .capitalised: return takeCapitalised(code, name, place, token)
    case .token: return takeTokens(code, name, place, token)
    case .name: return takeName(code, name, place, token)
    case .found: return takeFound(code, name, place, token)
    }
  }

  private mutating func takeFound(
    _ code: PatternProgram.SlotCode,
    _ name: UInt16,
    _ place: Int,
    _ token: Int
  ) -> Bool {
    var low = 0
    var high = found.count
    while low < high {
      let middle = (low + high) / 2
      if found[middle].first < token { low = middle + 1 } else { high = middle }
    }
    guard low < found.count, found[low].first == token, found[low].mask & code.mask != 0 else {
      return false
    }
    return goOn(name, .number, found[low].index, place, token, found[low].end)
  }

  private mutating func goOn(
    _ name: UInt16,
    _ kind: Capture.Kind,
    _ number: Int,
    _ place: Int,
    _ first: Int,
    _ end: Int
  ) -> Bool {
    captures.append(Capture(name: name, kind: kind, number: number, first: first, end: end))
    if step(place, end, false) { return true }
    captures.removeLast()
    return false
  }

  private mutating func takeNumber(
    _ code: PatternProgram.SlotCode,
    _ name: UInt16,
    _ place: Int,
    _ token: Int
  ) -> Bool {
    if token == start, !entry.edgesOpen, numerals.continuesHanNumber(token) { return false }
    if numbersToken != token || numbersForms != code.forms {
      numbersToken = token
      numbersForms = code.forms
      numbers = numerals.numbers(at: token, code.forms)
    }
    for number in numbers {
      guard number.value >= code.low, number.value <= code.high,
        code.digitsLow == 0 || (code.digitsLow...code.digitsHigh).contains(number.digits)
      else { continue }
      if goOn(name, .number, number.value, place, token, number.end) { return true }
    }
    return false
  }

  private mutating func takeWord(
    _ code: PatternProgram.SlotCode,
    _ name: UInt16,
    _ place: Int,
    _ token: Int
  ) -> Bool {
    var node = code.root
    var end = token
    var parted: UInt16 = 0
    var lower: UInt16 = 0
    // The ends of words, a bit each, from the token on; their values are looked up again.
    var ends: UInt32 = 0
    while end < tokens.count, end - token < 16 {
      if end > token, tokens[end].block != tokens[token].block { break }
      node = program.trie.child(of: node, symbols[end])
      if node == 0 { break }
      let bit = UInt16(1) << UInt16(end - token)
      if end > token, !fits(end, false) { parted |= bit }
      if !isCapitalised(end) { lower |= bit }
      end += 1
      let terminal = program.trie.terminal(node)
      if terminal.value != WordTrie.Terminal.none, parted & ~terminal.spaces == 0,
        lower & terminal.capitals == 0
      {
        ends |= 1 << UInt32(end - token)
      }
    }
    while ends != 0 {
      let count = 31 - ends.leadingZeroBitCount
      ends &= ~(1 << UInt32(count))
      var node = code.root
      for index in token..<(token + count) {
        node = program.trie.child(of: node, symbols[index])
      }
      let value = Int(program.trie.terminal(node).value)
      if goOn(name, .value, value, place, token, token + count) { return true }
    }
    return false
  }

  private mutating func takeHan(
    _ code: PatternProgram.SlotCode,
    _ name: UInt16,
    _ place: Int,
    _ token: Int
  ) -> Bool {
    if code.root != 0, longestWord(code.root, token) == 0 { return false }
    var end = token
    while end < tokens.count, end - token < code.high, tokens[end].kind == .han,
      end == token || fits(end, false), code.excluded == 0 || longestWord(code.excluded, end) == 0
    {
      end += 1
    }
    return takeAny(of: token + code.low, upTo: end, name, place, token)
  }

  private mutating func takeTokens(
    _ code: PatternProgram.SlotCode,
    _ name: UInt16,
    _ place: Int,
    _ token: Int
  ) -> Bool {
    var end = token
    while end < tokens.count, end - token < code.high,
      code.mask & 1 << UInt64(tokens[end].kind.rawValue) != 0, end == token || fits(end, true)
    {
      end += 1
    }
    return takeAny(of: token + code.low, upTo: end, name, place, token)
  }

  /// Goes on behind each end from the last to `least`.
  private mutating func takeAny(
    of least: Int,
    upTo last: Int,
    _ name: UInt16,
    _ place: Int,
    _ token: Int
  ) -> Bool {
    var end = last
    while end >= least {
      if goOn(name, .none, 0, place, token, end) { return true }
      end -= 1
    }
    return false
  }

  /// Takes words with a capital: parts with hyphens between them are one word, initials keep their
  /// full stop.
  private mutating func takeCapitalised(
    _ code: PatternProgram.SlotCode,
    _ name: UInt16,
    _ place: Int,
    _ token: Int
  ) -> Bool {
    var ends: [Int] = []
    var end = token
    var count = 0
    while end < tokens.count, count < code.high, end == token || fits(end, true) {
      guard code.excluded == 0 || longestWord(code.excluded, end) == 0 else { break }
      if tokens[end].kind == .word, isCapitalised(end) {
        end = endOfCapitalised(end)
        count += 1
        if count >= code.low { ends.append(end) }
      } else if count > 0, code.root != 0, longestWord(code.root, end) > 0 {
        end += longestWord(code.root, end)
        count += 1
      } else {
        break
      }
    }
    for end in ends.reversed() where goOn(name, .none, 0, place, token, end) { return true }
    return false
  }

  private func endOfCapitalised(_ token: Int) -> Int {
    var end = token + 1
    if tokens[token].range.count == 1, end < tokens.count, !tokens[end].spaceBefore,
      text[Int(tokens[end].start)] == UInt8(ascii: ".")
    {
      return end + 1
    }
    while end + 1 < tokens.count, isHyphen(end), !tokens[end].spaceBefore,
      !tokens[end + 1].spaceBefore, tokens[end + 1].kind == .word
    {
      end += 2
    }
    return end
  }

  private func isHyphen(_ token: Int) -> Bool {
    symbols[token] != 0 && Int(symbols[token]) < program.numerals.count
      && program.numerals[Int(symbols[token])] == .hyphen
  }

  private mutating func takeName(
    _ code: PatternProgram.SlotCode,
    _ name: UInt16,
    _ place: Int,
    _ token: Int
  ) -> Bool {
    for index in Int(firstHit[token])..<Int(firstHit[token + 1]) {
      let hit = hits[index]
      guard UInt64(hit.kinds.rawValue) & code.mask != 0 else { continue }
      if goOn(name, .number, Int(hit.form), place, token, Int(hit.endToken)) { return true }
    }
    return false
  }

  /// The number of tokens of the longest word below a root that stands at a token; 0 for none.
  private func longestWord(_ root: UInt32, _ token: Int) -> Int {
    var node = root
    var end = token
    var longest = 0
    while end < tokens.count, end == token || tokens[end].block == tokens[token].block {
      node = program.trie.child(of: node, symbols[end])
      if node == 0 { break }
      end += 1
      if program.trie.terminal(node).value != WordTrie.Terminal.none { longest = end - token }
    }
    return longest
  }
}
