public import DatelineModel
internal import DatelineOutput

/// What a batch came to: counts over all its records.
public struct Summary: Sendable {
  /// All inputs.
  public internal(set) var inputs = 0
  /// Records without loss.
  public internal(set) var ok = 0
  /// Records of which something was capped or lost.
  public internal(set) var partial = 0
  /// Inputs without an article.
  public internal(set) var failed = 0
  /// Files in folders that were left out because they are no pages.
  public var skipped = 0
  /// Issues by level and code.
  public internal(set) var issues: [IssueKey: Int] = [:]
  /// Entities by type.
  public internal(set) var entities: [EntityKind: Int] = [:]
  /// Lists of cities.
  public internal(set) var lists = 0
  /// Reconciliations by verdict.
  public internal(set) var verdicts: [Reconciliation.Verdict: Int] = [:]

  /// Items of lists that have no partner in the other language's list.
  public internal(set) var lostItems = 0
  /// Records that are copies of another one.
  public internal(set) var duplicates = 0
  /// Inputs whose records were there already, made by the same version from the same bytes.
  ///
  /// The summary's JSON does not say it: the same inputs give the same summary.
  public internal(set) var unchanged = 0

  static let allVerdicts = [Reconciliation.Verdict.agree, .differ, .variants]

  /// An issue's level and code.
  public struct IssueKey: Hashable, Sendable, Comparable {
    /// The level.
    public var level: Issue.Level
    /// The code.
    public var code: String

    /// By code, then level.
    public static func < (left: IssueKey, right: IssueKey) -> Bool {
      (left.code, left.level.rawValue) < (right.code, right.level.rawValue)
    }
  }

  /// Makes a summary of nothing.
  public init() {}

  /// Counts a record.
  public mutating func add(_ record: borrowing Record) {
    inputs += 1
    switch record.status {
    case .ok: ok += 1
    case .partial: partial += 1
    case .failed: failed += 1
    }
    for issue in record.issues {
      issues[IssueKey(level: issue.level, code: issue.code), default: 0] += 1
    }
    for entity in record.entities { entities[entity.kind, default: 0] += 1 }
    lists += record.lists.count
    for found in record.reconciliations {
      verdicts[found.verdict, default: 0] += 1
      lostItems += found.onlyLeft.count + found.onlyRight.count
    }
  }

  /// Adds another summary's counts.
  public mutating func merge(_ other: Summary) {
    inputs += other.inputs
    ok += other.ok
    partial += other.partial
    failed += other.failed
    skipped += other.skipped
    issues.merge(other.issues, uniquingKeysWith: +)
    entities.merge(other.entities, uniquingKeysWith: +)
    lists += other.lists
    lostItems += other.lostItems
    verdicts.merge(other.verdicts, uniquingKeysWith: +)
  }

  /// The summary as indented JSON with a final line feed.
  public var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.key("duplicates")
    json.value(duplicates)
    json.key("entities")
    json.beginArray()
    for kind in EntityKind.allCases {
      json.beginObject()
      json.key("count")
      json.value(entities[kind, default: 0])
      json.key("type")
      json.value(kind.rawValue)
      json.endObject()
    }
    json.endArray()
    json.key("failed")
    json.value(failed)
    json.key("inputs")
    json.value(inputs)
    json.key("issues")
    json.beginArray()
    for (key, count) in issues.sorted(by: { $0.key < $1.key }) {
      json.beginObject()
      json.key("code")
      json.value(key.code)
      json.key("count")
      json.value(count)
      json.key("level")
      json.value(key.level.rawValue)
      json.endObject()
    }
    json.endArray()
    json.key("listItemsWithoutPartner")
    json.value(lostItems)
    json.key("lists")
    json.value(lists)
    json.key("ok")
    json.value(ok)
    json.key("partial")
    json.value(partial)
    json.key("reconciliations")
    json.beginObject()
    for verdict in Self.allVerdicts {
      switch verdict {
      case .agree: json.key("agree")
      case .differ: json.key("differ")
      case .variants: json.key("variants")
      }
      json.value(verdicts[verdict, default: 0])
    }
    json.endObject()
    json.key("schema")
    json.value("dateline.summary/1")
    json.key("skipped")
    json.value(skipped)
    json.endObject()
    json.endLine()
    return json.bytes
  }
}
