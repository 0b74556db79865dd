import DatelinePipeline
import Foundation

/// A folder that goes away with the test, to run batches in.
final class Workplace {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    path = url.path
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: path + "/in/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
  }

  /// Runs the inputs into the folder `out`, or another one.
  @discardableResult
  func run(
    jobs: Int = 2,
    isolation: Isolation = .none,
    rules: [String] = [],
    fresh: Bool = false,
    into folder: String = "out"
  ) throws -> Summary {
    let batch = try Batch(rules: rules, jobs: jobs, isolation: isolation)
    return try batch.run(
      [path + "/in"],
      into: path + "/" + folder,
      fresh: fresh,
      progress: { _ in }
    )
  }

  /// The files of an output folder but for the journal, by relative path.
  func output(_ folder: String = "out") throws -> [String: Data] {
    var files: [String: Data] = [:]
    let base = path + "/" + folder
    for name in FileManager.default.enumerator(atPath: base)?.allObjects as? [String] ?? []
    where name.hasSuffix(".json") {
      files[name] = try Data(contentsOf: URL(filePath: base + "/" + name))
    }
    return files
  }

  func record(_ name: String, in folder: String = "out") throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: "\(path)/\(folder)/\(name).json"))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The command as it was built beside the tests.
  static let command: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(filePath: tests).deletingLastPathComponent().appending(path: "dateline").path
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let built = root.appending(path: ".build/debug/dateline").path
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : built
  }()

  static func page(_ number: Int) -> String {
    "<title>Story \(number)</title><p>The museum in Paris showed \(number) works from Milan to "
      + "\(number * 7) visitors on Monday, and \(number * 3) of them came from Tokyo."
  }
}
