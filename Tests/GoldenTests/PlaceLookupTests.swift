import DatelinePipeline
import Foundation
import Testing

@Suite struct PlaceLookupTests {
  @Test func aNameShowsAllItsPlacesTheMostRenownedFirst() throws {
    let found = PlaceLookup("Springfield")
    #expect(found.candidates.count > 10)
    #expect(found.nearest.isEmpty)
    let sydney = try #require(PlaceLookup("雪梨").candidates.first)
    #expect(sydney.names.first == "Sydney")
    #expect(sydney.country == "AU")
    #expect(sydney.chinese.contains { $0.name == "雪梨" && $0.regions == ["tw", "hk"] })
  }

  @Test(arguments: [("Springfeild", "Springfield"), ("佛洛伦萨", "Florence")])
  func anUnknownNameShowsTheNearest(name: String, nearest: String) {
    let found = PlaceLookup(name)
    #expect(found.candidates.isEmpty)
    #expect(found.nearest.contains { $0.names.first == nearest })
  }

  @Test func theJSONHasFixedKeysInOrder() throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(PlaceLookup("Georgia").json)) as? [String: Any]
    )
    #expect(json.keys.sorted() == ["candidates", "name", "nearest", "schema"])
    let candidates = try #require(json["candidates"] as? [[String: Any]])
    #expect(Set(candidates.compactMap { $0["type"] as? String }) == ["country", "region"])
    #expect(Set(candidates.map { $0.keys.sorted() }).count == 1)
  }
}
