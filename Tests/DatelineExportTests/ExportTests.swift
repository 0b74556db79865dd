import DatelineExport
import DatelinePipeline
import Foundation
import Testing

/// Exports say what the records say, and other programs can read them.
@Suite struct ExportTests {
  /// Records of three texts, made once.
  static let records: String = {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    let lines = """
      {"id":"a","text":"The fair moved from Paris to \\"Rome\\", and on to 東京.","published":"2024-01-23","language":"en"}
      {"id":"b","text":"Cities: Paris, Milan, Tokyo.\\n城市：巴黎、米蘭、東京。"}
      {"id":"c"}
      """
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? lines.write(toFile: folder + "/in.ndjson", atomically: true, encoding: .utf8)
    _ = try? Batch().run([folder + "/in.ndjson"], into: folder + "/out") { _ in }
    return folder + "/out"
  }()

  func write(_ format: Export.Format) throws -> String {
    let target = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    #expect(try Export(Self.records).write(format, to: target) == 3)
    return target
  }

  @Test func csvHasAFileATableAndQuotesWhatNeedsIt() throws {
    let folder = try write(.csv)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count == 8 && names.contains("list_items.csv"))
    let text = try String(contentsOfFile: folder + "/documents.csv", encoding: .utf8)
    #expect(text.hasPrefix("document,path,id,status,"))
    #expect(text.contains("\"The fair moved from Paris to \"\"Rome\"\", and on to 東京.\""))
    let mentions = try String(contentsOfFile: folder + "/mentions.csv", encoding: .utf8)
    #expect(mentions.contains("Paris") && mentions.contains("米蘭"))
  }

  @Test(arguments: [Export.Format.ninjs, .jsonld])
  func everyLineIsAnObject(format: Export.Format) throws {
    let text = try String(contentsOfFile: try write(format), encoding: .utf8)
    let objects = try text.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
    #expect(objects.count == 3)
    let key = format == .ninjs ? "places" : "mentions"
    let things = objects[0]?[key] as? [[String: Any]] ?? []
    #expect(things.contains { $0["name"] as? String == "Paris" })
  }

  @Test func webannoMarksMentionsAtTheirTokens() throws {
    let text = try String(contentsOfFile: try write(.webanno) + "/in/000000.tsv", encoding: .utf8)
    #expect(text.hasPrefix("#FORMAT=WebAnno TSV 3.3\n"))
    #expect(text.contains("\t20-25\tParis\tgeonames:2988507[1]\tcity[1]\t\n"))
  }

  @Test func whatHoldsNoRecordsIsRefused() {
    let target = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    #expect(throws: ExportFailure.missing("/nowhere")) {
      try Export("/nowhere").write(.csv, to: target)
    }
  }

  @Test(arguments: Export.Format.allCases)
  func anExportThatEndsHalfwayLeavesNothingBehind(format: Export.Format) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "records.ndjson").path
    try "no record\n".write(toFile: source, atomically: true, encoding: .utf8)
    let target = folder.appending(path: "target").path
    for missing in [source, folder.path + "/nowhere"] {
      #expect(throws: ExportFailure.self) { try Export(missing).write(format, to: target) }
    }
    let left = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    #expect(left.filter { $0 != "records.ndjson" && $0 != "target" } == [])
  }

  // MARK: Other programs

  /// A Python with the modules, if there is one: `DATELINE_PYTHON` names it.
  static let python = ProcessInfo.processInfo.environment["DATELINE_PYTHON"] ?? "python3"

  static func has(_ module: String) -> Bool { (try? run("import \(module)")) != nil }

  struct Failed: Error {}

  static func run(_ program: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", program]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed() }
    return String(decoding: output, as: UTF8.self)
  }

  @Test(.enabled(if: has("sqlite3"), "needs a Python with sqlite3"))
  func sqliteHasTheTablesAndIndices() throws {
    let path = try write(.sqlite)
    let found = try Self.run(
      """
      import sqlite3
      c = sqlite3.connect("\(path)")
      one = lambda q: c.execute(q).fetchone()[0]
      print(one("select count(*) from documents"), one("select count(*) from documents where status='failed'"),
        one("select count(*) from mentions where text='Paris'"),
        one("select count(*) from sqlite_master where type='index'") > 10, one("pragma integrity_check"))
      """
    )
    #expect(found == "3 1 2 True ok\n")
  }

  @Test(.enabled(if: has("duckdb"), "needs a Python with duckdb"))
  func duckDBReadsTheRecordsWithTheirTypes() throws {
    let sql = TypedReader.duckdb.text(folder: Self.records)
    let found = try Self.run(
      """
      import duckdb
      c = duckdb.connect()
      c.execute(r'''\(sql)''')
      print(c.execute("select count(*), max(publishedDate), count_if(status='failed') from records").fetchone())
      """
    )
    #expect(found == "(3, datetime.date(2024, 1, 23), 1)\n")
  }

  @Test(.enabled(if: has("pandas"), "needs a Python with pandas"))
  func pandasReadsTheRecordsWithTheirTypes() throws {
    let found = try Self.run(
      TypedReader.pandas.text(folder: Self.records)
        + """

        f = records()
        m = table(f, "mentions")
        print(len(f), f["publishedDate"].dtype.kind, m["start"].dtype, (m["text"] == "Paris").sum())
        """
    )
    #expect(found == "3 M Int64 2\n")
  }

  @Test(.enabled(if: has("pyspark"), "needs a Python with pyspark, and Java"))
  func sparkReadsTheRecordsWithTheirTypes() throws {
    let found = try Self.run(
      TypedReader.spark.text(folder: Self.records)
        + """

        from pyspark.sql import SparkSession
        spark = SparkSession.builder.master("local[1]").getOrCreate()
        f = records(spark)
        print(f.count(), dict(f.dtypes)["publishedDate"])
        """
    )
    #expect(found == "3 date\n")
  }
}
