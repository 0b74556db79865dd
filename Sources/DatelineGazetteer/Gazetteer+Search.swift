public import DatelineLexicon
public import DatelineModel

#if canImport(Glibc)
private import Glibc
#elseif canImport(Musl)
private import Musl
#else
private import Darwin
#endif

extension Gazetteer {
  /// A place whose name is written almost like the one that was looked for.
  public struct Misspelling: Hashable, Sendable {
    /// The place.
    public var place: PlaceID
    /// How many characters are wrong, missing, too many, or swapped with their neighbour.
    public var distance: Int
  }

  /// The places of a form's senses, the most renowned first; empty if it names none.
  ///
  /// The form is one of this gazetteer's lexicon.
  public func places(of form: Int, kind: SenseKind = .city) -> [PlaceID] {
    var result: [PlaceID] = []
    for sense in lexicon.senses(of: form) where sense.kind == kind {
      let place = PlaceID(Int32(sense.index))
      if !result.contains(place) { result.append(place) }
    }
    return result
  }

  /// The places that have a name, the most renowned first; empty if there are none.
  public func places(named name: some StringProtocol, kind: SenseKind = .city) -> [PlaceID] {
    lexicon.form(fold.key(of: String(name))).map { places(of: $0, kind: kind) } ?? []
  }

  /// The places of names that are written almost like this one: nearest first, then by renown.
  ///
  /// One mistake is allowed, two in a Latin name of eight characters or more. Empty if the name is
  /// too short to guess (two Han characters, three letters). Places that have the very name are not
  /// among them: look for those first. For single names: it takes some tenths of a millisecond.
  public func misspellings(
    of name: some StringProtocol,
    kind: SenseKind = .city,
    limit: Int = 8
  ) -> [Misspelling] {
    let key = fold.key(of: String(name))
    let characters = fold.string(of: String(name)).unicodeScalars
    let isHan = characters.contains { $0.value >= 0x3000 }
    guard characters.count >= (isHan ? 3 : 4) else { return [] }
    let near = lexicon.nearest(to: key, within: isHan || characters.count < 8 ? 1 : 2)
    var seen: Set<PlaceID> = []
    var found: [(distance: Int, renown: Int, place: PlaceID)] = []
    for form in near where form.distance > 0 {
      for place in places(of: form.form, kind: kind) where seen.insert(place).inserted {
        let record = record(Int(place.index))
        found.append((form.distance, Int(record.population) + 5_000 * Int(record.fame), place))
      }
    }
    found.sort { ($0.distance, -$0.renown, $0.place) < ($1.distance, -$1.renown, $1.place) }
    return found.prefix(limit).map { Misspelling(place: $0.place, distance: $0.distance) }
  }

  /// Whether a city lies in a country, a region or a county.
  public func lies(_ city: PlaceID, in area: PlaceID) -> Bool {
    let (place, container) = (self[city], self[area])
    guard container.isCounty else { return place.region == area || place.country == area }
    return place.county != 0 && place.county == container.county
      && place.region == container.region
  }

  /// The distance between two places along the ground; `nil` if one has no coordinates.
  public func kilometres(from first: PlaceID, to second: PlaceID) -> Double? {
    Self.kilometres(record(Int(first.index)), record(Int(second.index)))
  }

  /// The cities around a place with their distances, nearest first; the place itself is left out.
  ///
  /// Looks at every city: about a millisecond.
  public func cities(within kilometres: Double, of place: PlaceID)
    -> [(place: PlaceID, kilometres: Double)]
  {
    let centre = record(Int(place.index))
    let margin = Int32((kilometres / 111 * 10_000).rounded(.up))
    var result: [(place: PlaceID, kilometres: Double)] = []
    for id in cities where id != place {
      let other = record(Int(id.index))
      guard abs(Int(other.latitude) - Int(centre.latitude)) <= Int(margin),
        let away = Self.kilometres(centre, other), away <= kilometres
      else { continue }
      result.append((id, away))
    }
    return result.sorted { ($0.kilometres, $0.place) < ($1.kilometres, $1.place) }
  }

  /// The great-circle distance (haversine, mean radius 6371 km).
  private static func kilometres(_ first: PlaceRecord, _ second: PlaceRecord) -> Double? {
    guard first.latitude != PlaceRecord.noCoordinate, second.latitude != PlaceRecord.noCoordinate
    else { return nil }
    func radians(_ value: Int32) -> Double { Double(value) / 10_000 * .pi / 180 }
    let (a, b) = (radians(first.latitude), radians(second.latitude))
    let north = sin((b - a) / 2)
    let east = sin((radians(second.longitude) - radians(first.longitude)) / 2)
    return 2 * 6_371 * asin(min(1, (north * north + cos(a) * cos(b) * east * east).squareRoot()))
  }
}
