internal import Foundation

/// Records in the words of other vocabularies of news.
enum NewsJSON {
  typealias Object = [String: Any]

  /// One line of JSON with sorted keys.
  static func line(_ object: Object) throws -> String {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    let data = try JSONSerialization.data(withJSONObject: object, options: options)
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The record as ninjs 3.0 (IPTC).
  static func ninjs(_ record: StoredRecord) -> Object {
    var object: Object = [
      "uri": record.url ?? record.id ?? record.source.uri,
      "standard": [
        "name": "ninjs",
        "version": "3.0",
        "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
      ],
      "type": "text",
      "representationtype": "complete",
    ]
    if let language = record.languages.first { object["language"] = language }
    // ninjs wants times: a bare day is none.
    if let time = record.published, time.contains("T") { object["firstcreated"] = time }
    if let time = record.modified ?? record.published, time.contains("T") {
      object["versioncreated"] = time
    }
    if let title = record.title {
      object["headlines"] = [["role": "main", "contenttype": "text/plain", "value": title]]
    }
    if let summary = record.description {
      object["descriptions"] = [["role": "summary", "contenttype": "text/plain", "value": summary]]
    }
    object["bodies"] = [
      [
        "role": "main", "contenttype": "text/plain", "value": record.text,
        "charcount": record.text.unicodeScalars.count,
      ] as Object
    ]
    if !record.authors.isEmpty { object["by"] = record.authors.joined(separator: ", ") }
    if let site = record.site { object["infosources"] = [["name": site]] }
    if !record.keywords.isEmpty { object["keywords"] = record.keywords }
    func things(_ types: Set<String>) -> [Object] {
      record.entities.filter { types.contains($0.type) }.map { entity in
        var thing: Object = ["name": entity.name, "rel": "mentions"]
        if let address = address(of: entity) { thing["uri"] = address }
        if let latitude = entity.latitude, let longitude = entity.longitude {
          thing["geojson"] = ["type": "Point", "coordinates": [longitude, latitude]] as Object
        }
        return thing
      }
    }
    for (key, types) in [
      ("people", Set(["person"])), ("places", ["city", "country", "region"]),
      ("organisations", ["brand"]), ("objects", ["product"]),
    ] {
      let found = things(types)
      if !found.isEmpty { object[key] = found }
    }
    return object
  }

  /// The record as a NewsArticle of schema.org.
  static func linkedData(_ record: StoredRecord) -> Object {
    var object: Object = [
      "@context": "https://schema.org", "@type": "NewsArticle", "articleBody": record.text,
    ]
    object["@id"] = record.canonicalURL ?? record.url ?? record.id
    object["url"] = record.canonicalURL ?? record.url
    object["headline"] = record.title
    object["abstract"] = record.description
    object["articleSection"] = record.section
    object["datePublished"] = record.published
    object["dateModified"] = record.modified
    if !record.languages.isEmpty { object["inLanguage"] = record.languages }
    if !record.keywords.isEmpty { object["keywords"] = record.keywords }
    if !record.authors.isEmpty {
      object["author"] = record.authors.map { ["@type": "Person", "name": $0] }
    }
    if let site = record.site { object["publisher"] = ["@type": "Organization", "name": site] }
    let images = record.images.compactMap { image -> Object? in
      guard let url = image.url else { return nil }
      var object: Object = ["@type": "ImageObject", "contentUrl": url]
      object["caption"] = image.caption
      object["creditText"] = image.credit
      return object
    }
    if !images.isEmpty { object["image"] = images }
    let mentioned = record.entities.compactMap(thing)
    if !mentioned.isEmpty { object["mentions"] = mentioned }
    return object
  }

  private static func thing(of entity: StoredRecord.Entity) -> Object? {
    let types = [
      "city": "City", "country": "Country", "region": "AdministrativeArea", "person": "Person",
      "product": "Product", "brand": "Brand",
    ]
    guard let type = types[entity.type] else { return nil }
    var object: Object = ["@type": type, "name": entity.name]
    let others = entity.names.map(\.name).filter { $0 != entity.name }
    if !others.isEmpty { object["alternateName"] = others }
    var same: [String] = []
    if let wikidata = entity.wikidata { same.append("http://www.wikidata.org/entity/" + wikidata) }
    if let geonames = entity.geonames { same.append("https://sws.geonames.org/\(geonames)/") }
    if !same.isEmpty { object["sameAs"] = same }
    if let latitude = entity.latitude, let longitude = entity.longitude {
      object["geo"] =
        ["@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude] as Object
    }
    if entity.type == "person" { object["jobTitle"] = entity.role }
    return object
  }

  private static func address(of entity: StoredRecord.Entity) -> String? {
    entity.wikidata.map { "http://www.wikidata.org/entity/" + $0 }
      ?? entity.geonames.map { "https://sws.geonames.org/\($0)/" }
  }
}
