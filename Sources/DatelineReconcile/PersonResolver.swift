internal import DatelineModel

/// Joins the mentions of people to one entity each.
///
/// Full names come first, in either script; mononyms and short forms ("Ms. Elsesser", 普羅斯特) then join
/// the full name that fits; where several fit, `choose` tells which.
struct PersonResolver {
  /// One person as far as the mentions seen until now tell.
  struct Person {
    var names: [PersonName] = []
    /// The parts of the full names, each once.
    var parts: [[String]] = []
    /// The positions of the mentions among those that were given, ascending.
    var mentions: [Int] = []
  }

  var people: [Person] = []
  var personOfMention: [Int?]
  /// The mentions, and the block that each stands in.
  let mentions: [PersonName]
  let blocks: [Int]
  /// The people by the keys of their names, by the last parts of full names, by family names and by
  /// given names; some have been merged into others since.
  private var byKey: [String: [Int]] = [:]
  private var byLast: [String: [Int]] = [:]
  private var byFamily: [String: [Int]] = [:]
  private var byGiven: [String: [Int]] = [:]
  /// The person that took over the names of another, which has none any more.
  private var successors: [Int: Int] = [:]

  /// Joins mentions given in text order.
  ///
  /// - Parameters:
  ///   - mentions: The mentions.
  ///   - blocks: The block that each stands in; all in one if left out.
  init(_ mentions: [PersonName], blocks: [Int]? = nil) {
    self.mentions = mentions
    self.blocks = blocks ?? Array(repeating: 0, count: mentions.count)
    personOfMention = Array(repeating: nil, count: mentions.count)
    for (index, name) in mentions.enumerated() where name.isFull && !Self.isMononym(name) {
      addFull(name, index)
    }
    for (index, name) in mentions.enumerated() where name.isFull && Self.isMononym(name) {
      addMononym(name, index)
    }
    for (index, name) in mentions.enumerated() where !name.isFull { addShort(name, index) }
  }

  /// For each mention the number of its person, counted in the order of first mentions; and the
  /// entities in that order, ids from `person:1`.
  var resolved: (entityOfMention: [Int], entities: [Entity]) {
    var order: [Int] = []
    var placeOfPerson: [Int: Int] = [:]
    var entityOfMention: [Int] = []
    for person in personOfMention {
      guard let person else { continue }
      if placeOfPerson[person] == nil {
        placeOfPerson[person] = order.count
        order.append(person)
      }
      entityOfMention.append(placeOfPerson[person] ?? 0)
    }
    let entities = order.enumerated().map { place, person in
      Self.entity(for: people[person], id: "person:\(place + 1)")
    }
    return (entityOfMention, entities)
  }

  // MARK: Joining

  private mutating func addFull(_ name: PersonName, _ index: Int) {
    let parts = Self.parts(of: name.text)
    var keys = [Self.key(parts)]
    if let alias = name.alias { keys.append(Self.key(alias)) }
    let same = people(keys.flatMap { byKey[$0] ?? [] })
    let target = same.first ?? similar(to: name, parts)
    if let target {
      // The name in the other script may tie together what was apart until now.
      for other in same.dropFirst().reversed() { merge(other, into: target) }
      add(name, index, to: target)
    } else {
      people.append(Person())
      add(name, index, to: people.count - 1)
    }
  }

  /// The people who stand for the given ones now, ascending, none twice.
  private func people(_ found: [Int]) -> [Int] {
    guard found.count > 1 || !successors.isEmpty else { return found }
    let current = found.map { person in
      var person = person
      while let next = successors[person] { person = next }
      return person
    }
    return Set(current).sorted()
  }

  private mutating func add(_ name: PersonName, _ index: Int, to person: Int) {
    let isNew = !people[person].names.contains(name)
    people[person].names.append(name)
    people[person].mentions.append(index)
    personOfMention[index] = person
    guard name.isFull, isNew else { return }
    for (place, text) in [name.text, name.alias].enumerated() {
      guard let text else { continue }
      let parts = Self.parts(of: text)
      Self.note(person, under: Self.key(parts), in: &byKey)
      guard parts.count > 1 else { continue }
      Self.note(person, under: parts[parts.count - 1], in: &byFamily)
      Self.note(person, under: parts[0], in: &byGiven)
      if place == 0, !people[person].parts.contains(parts) {
        people[person].parts.append(parts)
        Self.note(person, under: parts[parts.count - 1], in: &byLast)
      }
    }
    if let family = name.family { Self.note(person, under: Self.key(family), in: &byFamily) }
    if let given = name.given { Self.note(person, under: Self.key(given), in: &byGiven) }
  }

  private static func note(_ person: Int, under key: String, in index: inout [String: [Int]]) {
    if index[key]?.contains(person) != true { index[key, default: []].append(person) }
  }

  private mutating func merge(_ source: Int, into target: Int) {
    guard source != target else { return }
    people[target].names += people[source].names
    for parts in people[source].parts where !people[target].parts.contains(parts) {
      people[target].parts.append(parts)
    }
    people[target].mentions = (people[target].mentions + people[source].mentions).sorted()
    for index in people[source].mentions { personOfMention[index] = target }
    people[source] = Person()
    successors[source] = target
  }

  /// A person of the same first and last name who differs in a middle name or initial only.
  private func similar(to name: PersonName, _ parts: [String]) -> Int? {
    guard parts.count >= 2, name.language?.isChinese != true else { return nil }
    return people(byLast[parts[parts.count - 1]] ?? []).first { person in
      people[person].parts.contains { theirs in
        guard theirs.count != parts.count, theirs.last == parts.last else { return false }
        // "Van der Meer" is Inez van der Meer.
        if theirs.count > parts.count, theirs.suffix(parts.count) == parts[...] { return true }
        return theirs.first == parts.first && !Self.areApart(theirs, parts)
      }
    }
  }

  /// Whether the initials behind the given names of two people tell them apart: George W and George H W
  /// Hale.
  private static func areApart(_ left: [String], _ right: [String]) -> Bool {
    guard left.count > 2, right.count > 2 else { return false }
    let (mine, theirs) = (left[1], right[1])
    return (mine.utf8.count == 1 || theirs.utf8.count == 1) && mine.first != theirs.first
  }

  /// Whether a name is one word in Latin letters.
  private static func isMononym(_ name: PersonName) -> Bool {
    name.language?.isChinese != true && parts(of: name.text).count == 1
  }

  /// Netanyahu is Benjamin Netanyahu where the article names him.
  private mutating func addMononym(_ name: PersonName, _ index: Int) {
    let key = Self.key(name.text)
    let found = people((byFamily[key] ?? []) + (byGiven[key] ?? []))
    guard let person = choose(for: index, of: found) else {
      addFull(name, index)
      return
    }
    add(name, index, to: person)
    people[person].mentions.sort()
  }

  private mutating func addShort(_ name: PersonName, _ index: Int) {
    let key = Self.key(name.text)
    let family = name.family.map(Self.key) ?? key
    var found = people((byKey[key] ?? []) + (byFamily[family] ?? []))
    // A given name alone may have been read as a surname, most of all where nobody of that surname has
    // been named yet.
    if name.family == nil
      || name.honorific == nil && name.language?.isChinese != true
        && !found.contains(where: { isNamed($0, before: index) })
    {
      found += byGiven[key] ?? []
    }
    if name.language?.isChinese == true {
      // A Chinese surname alone (章女士) fits the names that begin with it.
      found += people.indices.filter { person in
        people[person].names.contains { $0.isFull && $0.text.hasPrefix(name.text) }
      }
    }
    if let before = choose(for: index, of: people(found)) {
      let position =
        people[before].mentions.firstIndex { $0 > index } ?? people[before].mentions.count
      people[before].names.append(name)
      people[before].mentions.insert(index, at: position)
      personOfMention[index] = before
    } else {
      people.append(Person())
      Self.note(people.count - 1, under: key, in: &byKey)
      Self.note(people.count - 1, under: family, in: &byFamily)
      add(name, index, to: people.count - 1)
    }
  }

  // MARK: Entities

  private static func entity(for person: Person, id: String) -> Entity {
    let full = person.names.filter(\.isFull)
    let shown = full.isEmpty ? person.names : full
    var names: [Name] = []
    func add(_ text: String, _ language: Language?) {
      if !names.contains(where: { $0.text == text }) {
        names.append(Name(text, language: language))
      }
    }
    for name in shown {
      add(name.text, name.language)
      if let alias = name.alias { add(alias, isHan(alias) ? nil : .english) }
    }
    let latin = names.filter { !isHan($0.text) }
    // The longest form is the fullest: "Paloma Elsesser" rather than "P. Elsesser".
    let best = latin.max { $0.text.utf8.count < $1.text.utf8.count } ?? names.first
    var entity = Entity(id: id, kind: .person, name: best?.text ?? "")
    entity.names = names
    entity.role = person.names.lazy.compactMap(\.role).first
    entity.mentions = person.mentions.count
    return entity
  }

  // MARK: Forms

  /// The parts of a name in lower case, initials without their points.
  private static func parts(of name: String) -> [String] {
    let lower = name.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) {
      return lower.utf8.split { $0 == 0x20 || $0 == 0x2C || $0 == 0x2D || $0 == 0x2E }.map {
        String(Substring($0))
      }
    }
    return lower.unicodeScalars.split { scalar in
      switch scalar {
      case " ", ",", "·", "・", "‧", "•", ".", "-": true
      default: false
      }
    }.map { String($0) }
  }

  private static func key(_ name: String) -> String { key(parts(of: name)) }

  private static func key(_ parts: [String]) -> String { parts.joined(separator: " ") }

  private static func isHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
  }
}
