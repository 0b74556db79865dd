import DatelineOutput
import Foundation
import Testing

@Suite struct JSONWriterTests {
  struct Sample: Codable, Equatable {
    var array: [String]
    var double: Double
    var integer: Int
    var text: String
    var truth: Bool
  }

  func written(_ sample: Sample, pretty: Bool) -> Data {
    var json = JSONWriter(pretty: pretty)
    json.beginObject()
    json.key("array")
    json.beginArray()
    for text in sample.array { json.value(text) }
    json.endArray()
    json.key("double")
    json.value(sample.double)
    json.key("integer")
    json.value(sample.integer)
    json.key("text")
    json.value(sample.text)
    json.key("truth")
    json.value(sample.truth)
    json.endObject()
    return Data(json.bytes)
  }

  @Test(
    arguments: [
      "", "plain", "quote \" and \\ slash /", "\u{0}\u{1}\u{8}\t\n\u{c}\r\u{1f}\u{7f}", "巴黎世家 🌍 é",
      "\u{2028}\u{FEFF}",
    ],
    [0.0, -0.5, 1e21, 48.8566, 0.1] as [Double]
  )
  func readsBackAsTheEncodersOwn(text: String, number: Double) throws {
    let sample = Sample(
      array: text.isEmpty ? [] : [text, ""],
      double: number,
      integer: -42,
      text: text,
      truth: true
    )
    for pretty in [true, false] {
      let back = try JSONDecoder().decode(Sample.self, from: written(sample, pretty: pretty))
      #expect(back == sample)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let theirs = try JSONSerialization.jsonObject(with: encoder.encode(sample)) as? NSDictionary
    let ours =
      try JSONSerialization.jsonObject(with: written(sample, pretty: false)) as? NSDictionary
    #expect(ours == theirs)
  }

  @Test func prettyJSONIsIndentedByTwoSpaces() {
    let sample = Sample(array: ["x", "y"], double: 2, integer: 1, text: "a/b", truth: false)
    #expect(
      String(decoding: written(sample, pretty: true), as: UTF8.self) == """
        {
          "array": [
            "x",
            "y"
          ],
          "double": 2,
          "integer": 1,
          "text": "a/b",
          "truth": false
        }
        """
    )
  }
}
