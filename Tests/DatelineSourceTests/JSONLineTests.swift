import Testing

@testable import DatelineSource

@Suite struct JSONLineTests {
  @Test(arguments: [
    (#"{"a":"x"}"#, "x"),
    (#" { "a" : "\u4e2d\ud83d\ude00\n" , "b" : [1,{"c":"]"}] } "#, "中😀\n"),
    (#"{"a":"old","a":"new"}"#, "new"),
    (#"{"a":-1.5e3}"#, "-1.5e3"),
    (#"{"a":"\ud800x"}"#, "\u{FFFD}x"),
  ])
  func valueOfKeyA(line: String, value: String) throws {
    #expect(try JSONLine(Array(line.utf8)).string("a") == value)
  }

  @Test(arguments: ["{\"a\":null}", "{\"a\":true}", "{\"a\":{}}", "{}"])
  func whatIsNoStringIsNone(line: String) throws {
    #expect(try JSONLine(Array(line.utf8)).string("a") == nil)
  }

  @Test(arguments: [
    ("", 1, "the line ends: expected an object that begins with {"),
    ("[1]", 1, "expected an object that begins with {"),
    (#"{"a" 1}"#, 6, "expected ':' after the key \"a\""),
    (#"{"a":1 "b":2}"#, 8, "expected ',' or '}' after the value of \"a\""),
    (#"{"a":"x"#, 8, "the line ends: expected the closing quote of a string"),
    (#"{"a":1} x"#, 9, "text after the end of the object"),
    (#"{"a":\u0041}"#, 6, "expected a value"),
    (#"{"a":"\x"}"#, 8, "an escape that JSON does not have"),
    (#"{"a":[1}}"#, 8, "brackets that do not match"),
  ])
  func mistakesArePlaced(line: String, column: Int, problem: String) {
    #expect(throws: JSONLine.Mistake(column: column, problem: problem)) {
      try JSONLine(Array(line.utf8))
    }
  }
}
