extension LexiconBuilder {
  /// Adds a name, and for a Chinese one also the form without the dots inside a foreign name, which
  /// text often leaves out.
  public mutating func addName(
    _ name: some StringProtocol,
    _ sense: Sense,
    _ flags: SenseFlags = [],
    rank: UInt32 = 0
  ) {
    add(name, sense, flags, rank: rank)
    guard let first = name.unicodeScalars.first, first.value >= 0x3400 else { return }
    let dots: [Character] = ["·", "・", "‧", "•", "-", "－"]
    guard name.contains(where: { dots.contains($0) }) else { return }
    add(String(name.filter { !dots.contains($0) }), sense, flags.union(.derived), rank: rank)
  }
}

extension Substring {
  /// Whether this is written in capitals alone (`US`, `U.A.E.`), two to `count` of them.
  public func isAbbreviation(upTo count: Int) -> Bool {
    var capitals = 0
    for scalar in unicodeScalars {
      if scalar.value >= 0x41 && scalar.value <= 0x5A {
        capitals += 1
      } else if scalar != "." && scalar != "&" {
        return false
      }
    }
    return capitals >= 2 && capitals <= count
  }
}
