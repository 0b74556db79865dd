import DatelineModel
import DatelinePipeline

/// Places of the gazetteer, one a line.
struct PlaceTable {
  private let places: [PlaceLookup.Candidate]

  init(_ places: [PlaceLookup.Candidate]) { self.places = places }

  /// The lines: rank, name, where it is, inhabitants, coordinates, ids, names.
  var lines: [String] {
    guard !places.isEmpty else { return [] }
    var table = TextTable()
    table.add(
      [
        "", "type", "name", "where", "inhabitants", "coordinates", "GeoNames", "Wikidata",
        "in Chinese", "also",
      ],
      style: .dim
    )
    for (rank, place) in places.enumerated() {
      let area = [place.admin1, place.country].compactMap(\.self).joined(separator: ", ")
      table.add(
        [
          String(rank + 1), place.kind.rawValue, place.names[0], area,
          place.population.map(Self.grouped) ?? "–", Self.coordinates(of: place),
          place.geonames.map { String($0) } ?? "–", place.wikidata ?? "–",
          Self.chinese(of: place), place.names.dropFirst().joined(separator: ", "),
        ],
        style: rank == 0 ? .bold : nil
      )
    }
    return table.lines
  }

  /// A number in groups of three digits, as in 1,234,567.
  private static func grouped(_ number: Int) -> String {
    var result = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return String(result.reversed())
  }

  private static func coordinates(of place: PlaceLookup.Candidate) -> String {
    guard let north = place.latitude, let east = place.longitude else { return "–" }
    return "\(north), \(east)"
  }

  /// The Chinese names with their regions, as in 悉尼 cn,hk,sg · 雪梨 tw,hk.
  private static func chinese(of place: PlaceLookup.Candidate) -> String {
    let forms = place.chinese.map { form in
      form.regions.isEmpty ? form.name : "\(form.name) \(form.regions.joined(separator: ","))"
    }
    return forms.isEmpty ? "–" : forms.joined(separator: " · ")
  }
}
