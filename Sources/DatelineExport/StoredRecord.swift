/// A record as it is read back from its JSON: what exports need of it.
struct StoredRecord: Decodable {
  struct Source: Decodable {
    var bytes: Int
    var charset: String?
    var httpStatus: Int?
    var id: String?
    var index: Int?
    var mediaType: String?
    var retrieved: String?
    var uri: String
  }

  struct Block: Decodable {
    var kind: String
    var language: String?
    var start: Int
    var end: Int
  }

  struct Name: Decodable {
    var language: String?
    var name: String
  }

  struct Entity: Decodable {
    var id: String
    var type: String
    var name: String
    var names: [Name]
    var geonames: Int?
    var wikidata: String?
    var country: String?
    var admin1: String?
    var latitude: Double?
    var longitude: Double?
    var population: Int?
    var brand: String?
    var category: String?
    var role: String?
    var value: String?
    var earliest: String?
    var latest: String?
    var mentions: Int
  }

  struct Mention: Decodable {
    var entity: String
    var type: String
    var start: Int
    var end: Int
    var text: String
    var rule: String
    var confidence: Double
  }

  struct Item: Decodable {
    var start: Int
    var end: Int
    var text: String
    var entity: String?
  }

  struct List: Decodable {
    var id: String
    var type: String
    var language: String?
    var start: Int
    var end: Int
    var lead: String?
    var declaredCount: Int?
    var items: [Item]
  }

  struct Pair: Decodable {
    var left: Int
    var right: Int
    var entity: String?
    var relation: String
    var note: String?
  }

  struct Reconciliation: Decodable {
    var left: String
    var right: String
    var verdict: String
    var leftCount: Int
    var rightCount: Int
    var pairs: [Pair]
    var onlyLeft: [Int]
    var onlyRight: [Int]
    var order: String?
  }

  struct Image: Decodable {
    var url: String?
    var caption: String?
    var credit: String?
  }

  struct Issue: Decodable {
    var level: String
    var code: String
    var stage: String
    var message: String
  }

  var id: String?
  var status: String
  var source: Source
  var url: String?
  var canonicalURL: String?
  var site: String?
  var title: String?
  var description: String?
  var section: String?
  var keywords: [String]
  var authors: [String]
  var published: String?
  var publishedDate: String?
  var publishedFrom: String?
  var modified: String?
  var languages: [String]
  var text: String
  var blocks: [Block]
  var images: [Image]
  var entities: [Entity]
  var mentions: [Mention]
  var lists: [List]
  var reconciliations: [Reconciliation]
  var issues: [Issue]
  var similarityKey: String?
  var duplicateOf: String?
}
