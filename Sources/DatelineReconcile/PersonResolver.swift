internal import DatelineModel

/// Joins the mentions of people to one entity each.
///
/// Full names come first, in either script; short forms ("Ms. Elsesser", 普羅斯特) then join the full
/// name that fits and was named last before them, or first after them.
struct PersonResolver {
  /// One person as far as the mentions seen until now tell.
  private struct Person {
    var names: [PersonName] = []
    var keys: Set<String> = []
    var families: Set<String> = []
    var givens: Set<String> = []
    /// The positions of the mentions among those that were given, ascending.
    var mentions: [Int] = []
  }

  private var people: [Person] = []
  private var personOfMention: [Int?]

  /// Joins mentions given in text order.
  init(_ mentions: [PersonName]) {
    personOfMention = Array(repeating: nil, count: mentions.count)
    for (index, name) in mentions.enumerated() where name.isFull { addFull(name, index) }
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
    let keys = [name.text, name.alias].compactMap { $0.map(Self.key) }
    let same = people.indices.filter { !people[$0].keys.isDisjoint(with: keys) }
    let target = same.first ?? similar(to: name)
    if let target {
      // The name in the other script may tie together what was apart until now.
      for other in same.dropFirst().reversed() { merge(other, into: target) }
      add(name, index, to: target)
    } else {
      people.append(Person())
      add(name, index, to: people.count - 1)
    }
  }

  private mutating func add(_ name: PersonName, _ index: Int, to person: Int) {
    people[person].names.append(name)
    people[person].mentions.append(index)
    personOfMention[index] = person
    guard name.isFull else { return }
    for text in [name.text, name.alias].compactMap({ $0 }) {
      people[person].keys.insert(Self.key(text))
      let parts = Self.parts(of: text)
      if parts.count > 1 {
        people[person].families.insert(parts[parts.count - 1])
        people[person].givens.insert(parts[0])
      }
    }
    if let family = name.family { people[person].families.insert(Self.key(family)) }
    if let given = name.given { people[person].givens.insert(Self.key(given)) }
  }

  private mutating func merge(_ source: Int, into target: Int) {
    guard source != target else { return }
    people[target].names += people[source].names
    people[target].keys.formUnion(people[source].keys)
    people[target].families.formUnion(people[source].families)
    people[target].givens.formUnion(people[source].givens)
    people[target].mentions = (people[target].mentions + people[source].mentions).sorted()
    for index in people[source].mentions { personOfMention[index] = target }
    people[source] = Person()
  }

  /// A person of the same first and last name who differs in a middle name or initial only.
  private func similar(to name: PersonName) -> Int? {
    let parts = Self.parts(of: name.text)
    guard parts.count >= 2, name.language?.isChinese != true else { return nil }
    return people.indices.first { person in
      people[person].names.contains { other in
        let theirs = Self.parts(of: other.text)
        guard other.isFull, theirs.count >= 2, theirs.count != parts.count else { return false }
        // "Van der Meer" is Inez van der Meer.
        if theirs.count > parts.count, theirs.suffix(parts.count) == parts[...] { return true }
        return theirs.first == parts.first && theirs.last == parts.last
      }
    }
  }

  private mutating func addShort(_ name: PersonName, _ index: Int) {
    let key = Self.key(name.text)
    let family = name.family.map(Self.key) ?? key
    let fitting = people.indices.filter { person in
      let candidate = people[person]
      if candidate.keys.contains(key) || candidate.families.contains(family) { return true }
      if name.family == nil, candidate.givens.contains(key) { return true }
      // A Chinese surname alone (章女士) fits the names that begin with it.
      return name.language?.isChinese == true
        && candidate.names.contains { $0.isFull && $0.text.hasPrefix(name.text) }
    }
    let before = fitting.max { left, right in
      let leftLast = people[left].mentions.last { $0 < index } ?? -1
      let rightLast = people[right].mentions.last { $0 < index } ?? -1
      // Named earlier or not at all before this: the other is nearer.
      return (leftLast, -(people[left].mentions.first ?? 0))
        < (rightLast, -(people[right].mentions.first ?? 0))
    }
    if let before {
      let position =
        people[before].mentions.firstIndex { $0 > index } ?? people[before].mentions.count
      people[before].names.append(name)
      people[before].mentions.insert(index, at: position)
      personOfMention[index] = before
    } else {
      people.append(Person())
      people[people.count - 1].keys.insert(key)
      people[people.count - 1].families.insert(family)
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
    name.split { " ·・‧•.-".contains($0) }.map { $0.lowercased() }
  }

  private static func key(_ name: String) -> String {
    parts(of: name).joined(separator: " ")
  }

  private static func isHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
  }
}
