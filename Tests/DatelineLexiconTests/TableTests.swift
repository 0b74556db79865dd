import DatelineLexicon
import Testing

@Suite struct TableTests {
  @Test(arguments: [200, 60_000, 3_000_000])
  func numbersAreReadAsTheyAreWritten(_ highest: Int) {
    let numbers = (0..<1_500).map { row in
      row % 7 == 3 ? nil : row == 9 ? highest : row * (highest / 1_500)
    }
    let rows = numbers.enumerated().map { row, number in
      ["w\(row)", number.map(String.init) ?? "", row == 1_400 ? "x" : "\(row)"]
    }
    let table = Table(columns: ["word", "number", "mixed"], rows: rows)
    for (row, number) in numbers.enumerated() {
      #expect(table.integer(row, 1) == number)
      #expect(table.string(row, 1) == rows[row][1])
      #expect(table.integer(row, 2) == Int(rows[row][2]))
      #expect(table.integer(row, 0) == nil)
    }
  }

  @Test(
    arguments: [
      ("", nil), ("0", 0), ("-12", -12), ("-", nil), ("7a", nil),
      ("1234567890123", 1_234_567_890_123),
    ] as [(String, Int?)]
  )
  func cellsAreNumbersOrNone(_ cell: String, _ number: Int?) {
    #expect(Table(columns: ["a"], rows: [[cell]]).integer(0, 0) == number)
  }

  @Test(
    arguments: [
      ("a|b", "a", ["a", "b"]), ("|b||c|", "b", ["b", "c"]), ("", nil, []), ("|", nil, []),
      ("巴黎", "巴黎", ["巴黎"]),
    ] as [(String, String?, [String])]
  )
  func alternativesStandBetweenBars(_ cell: String, _ first: String?, _ all: [String]) {
    let table = Table(columns: ["a", "b"], rows: [["x", cell]])
    #expect(table.firstAlternative(0, 1) == first)
    #expect(table.alternatives(0, 1).map(String.init) == all)
  }
}
