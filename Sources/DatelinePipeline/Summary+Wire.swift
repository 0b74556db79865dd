internal import DatelineModel
internal import DatelineSource

extension Summary {
  func write(to writer: inout WireWriter) {
    for count in [inputs, ok, partial, failed, lists, lostItems] { writer.write(count) }
    writer.write(issues.count)
    for (key, count) in issues.sorted(by: { $0.key < $1.key }) {
      writer.write(key.level.rawValue)
      writer.write(key.code)
      writer.write(count)
    }
    for kind in EntityKind.allCases { writer.write(entities[kind, default: 0]) }
    for verdict in Self.allVerdicts { writer.write(verdicts[verdict, default: 0]) }
  }

  init(from reader: inout WireReader) throws(WireReader.Damage) {
    self.init()
    inputs = try reader.integer()
    ok = try reader.integer()
    partial = try reader.integer()
    failed = try reader.integer()
    lists = try reader.integer()
    lostItems = try reader.integer()
    for _ in 0..<(try reader.integer()) {
      guard let level = Issue.Level(rawValue: try reader.string()) else {
        throw WireReader.Damage()
      }
      let code = try reader.string()
      issues[IssueKey(level: level, code: code)] = try reader.integer()
    }
    for kind in EntityKind.allCases {
      let count = try reader.integer()
      if count > 0 { entities[kind] = count }
    }
    for verdict in Self.allVerdicts {
      let count = try reader.integer()
      if count > 0 { verdicts[verdict] = count }
    }
  }
}
