/// A value in a table.
enum Cell {
  case text(String)
  case integer(Int)
  case real(Double)
  case null

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
  init(_ number: Double?) { self = number.map { .real($0) } ?? .null }
}

/// The tables that records are laid out in: one value a cell, a row for each thing.
enum Tables {
  /// A table: its name, its columns with their SQL types, and the columns that get an index.
  struct Table: Sendable {
    var name: String
    var columns: [(name: String, type: String)]
    var indices: [[String]]
  }

  /// A row of a table.
  typealias Row = (table: String, cells: [Cell])

  static let all: [Table] = [
    table(
      "documents",
      """
      document INTEGER PRIMARY KEY,path TEXT,id TEXT,status TEXT,uri TEXT,source_id TEXT,
      source_index INTEGER,bytes INTEGER,charset TEXT,media_type TEXT,http_status INTEGER,
      retrieved TEXT,url TEXT,canonical_url TEXT,site TEXT,title TEXT,description TEXT,section TEXT,
      keywords TEXT,authors TEXT,published TEXT,published_date TEXT,published_from TEXT,
      modified TEXT,languages TEXT,similarity_key TEXT,duplicate_of TEXT,text TEXT
      """,
      [["id"], ["published_date"], ["similarity_key"], ["site"]]
    ),
    table(
      "entities",
      """
      document INTEGER,id TEXT,type TEXT,name TEXT,mentions INTEGER,geonames INTEGER,wikidata TEXT,
      country TEXT,admin1 TEXT,latitude REAL,longitude REAL,population INTEGER,brand TEXT,
      category TEXT,role TEXT,value TEXT,earliest TEXT,latest TEXT
      """,
      [["document"], ["type", "name"], ["id"], ["geonames"]]
    ),
    table(
      "mentions",
      """
      document INTEGER,entity TEXT,type TEXT,start INTEGER,end INTEGER,text TEXT,rule TEXT,
      confidence REAL
      """,
      [["document", "entity"], ["type", "text"]]
    ),
    table(
      "lists",
      """
      document INTEGER,id TEXT,type TEXT,language TEXT,start INTEGER,end INTEGER,lead TEXT,
      declared_count INTEGER,items INTEGER
      """,
      [["document", "id"]]
    ),
    table(
      "list_items",
      "document INTEGER,list TEXT,item INTEGER,start INTEGER,end INTEGER,text TEXT,entity TEXT",
      [["document", "list"], ["entity"]]
    ),
    table(
      "reconciliations",
      """
      document INTEGER,left_list TEXT,right_list TEXT,verdict TEXT,left_count INTEGER,
      right_count INTEGER,pairs INTEGER,only_left INTEGER,only_right INTEGER,item_order TEXT
      """,
      [["document"], ["verdict"]]
    ),
    table(
      "pairs",
      """
      document INTEGER,left_list TEXT,right_list TEXT,left_item INTEGER,right_item INTEGER,
      entity TEXT,relation TEXT,note TEXT
      """,
      [["document"], ["relation"]]
    ),
    table(
      "issues",
      "document INTEGER,level TEXT,code TEXT,stage TEXT,message TEXT",
      [["document"], ["code"]]
    ),
  ]

  private static func table(_ name: String, _ columns: String, _ indices: [[String]]) -> Table {
    let parts = columns.split { $0 == "," || $0 == "\n" }.map { column in
      let words = column.split(separator: " ", maxSplits: 1)
      return (name: String(words[0]), type: String(words[1]))
    }
    return Table(name: name, columns: parts, indices: indices)
  }

  /// The rows of a record, by table in the order of the tables.
  static func rows(of record: StoredRecord, path: String, number: Int) -> [Row] {
    let document = Cell.integer(number)
    var rows: [Row] = [("documents", documentRow(record, path, document))]
    for entity in record.entities {
      rows.append(("entities", [document] + cells(of: entity)))
    }
    for mention in record.mentions {
      rows.append(
        (
          "mentions",
          [
            document, Cell(mention.entity), Cell(mention.type), Cell(mention.start),
            Cell(mention.end), Cell(mention.text), Cell(mention.rule), Cell(mention.confidence),
          ]
        )
      )
    }
    for list in record.lists { add(list, document, &rows) }
    for found in record.reconciliations { add(found, document, &rows) }
    for issue in record.issues {
      rows.append(
        (
          "issues",
          [
            document, Cell(issue.level), Cell(issue.code), Cell(issue.stage), Cell(issue.message),
          ]
        )
      )
    }
    return rows
  }

  private static func documentRow(_ record: StoredRecord, _ path: String, _ document: Cell)
    -> [Cell]
  {
    let source = record.source
    return [
      document, Cell(path), Cell(record.id), Cell(record.status), Cell(source.uri), Cell(source.id),
      Cell(source.index), Cell(source.bytes), Cell(source.charset), Cell(source.mediaType),
      Cell(source.httpStatus), Cell(source.retrieved), Cell(record.url), Cell(record.canonicalURL),
      Cell(record.site), Cell(record.title), Cell(record.description), Cell(record.section),
      joined(record.keywords), joined(record.authors), Cell(record.published),
      Cell(record.publishedDate), Cell(record.publishedFrom), Cell(record.modified),
      joined(record.languages), Cell(record.similarityKey), Cell(record.duplicateOf),
      Cell(record.text),
    ]
  }

  private static func joined(_ values: [String]) -> Cell {
    values.isEmpty ? .null : .text(values.joined(separator: "; "))
  }

  private static func cells(of entity: StoredRecord.Entity) -> [Cell] {
    [
      Cell(entity.id), Cell(entity.type), Cell(entity.name), Cell(entity.mentions),
      Cell(entity.geonames), Cell(entity.wikidata), Cell(entity.country), Cell(entity.admin1),
      Cell(entity.latitude), Cell(entity.longitude), Cell(entity.population), Cell(entity.brand),
      Cell(entity.category), Cell(entity.role), Cell(entity.value), Cell(entity.earliest),
      Cell(entity.latest),
    ]
  }

  private static func add(_ list: StoredRecord.List, _ document: Cell, _ rows: inout [Row]) {
    rows.append(
      (
        "lists",
        [
          document, Cell(list.id), Cell(list.type), Cell(list.language), Cell(list.start),
          Cell(list.end), Cell(list.lead), Cell(list.declaredCount), Cell(list.items.count),
        ]
      )
    )
    for (index, item) in list.items.enumerated() {
      rows.append(
        (
          "list_items",
          [
            document, Cell(list.id), Cell(index), Cell(item.start), Cell(item.end), Cell(item.text),
            Cell(item.entity),
          ]
        )
      )
    }
  }

  private static func add(
    _ found: StoredRecord.Reconciliation,
    _ document: Cell,
    _ rows: inout [Row]
  ) {
    rows.append(
      (
        "reconciliations",
        [
          document, Cell(found.left), Cell(found.right), Cell(found.verdict), Cell(found.leftCount),
          Cell(found.rightCount), Cell(found.pairs.count), Cell(found.onlyLeft.count),
          Cell(found.onlyRight.count), Cell(found.order),
        ]
      )
    )
    for pair in found.pairs {
      rows.append(
        (
          "pairs",
          [
            document, Cell(found.left), Cell(found.right), Cell(pair.left), Cell(pair.right),
            Cell(pair.entity), Cell(pair.relation), Cell(pair.note),
          ]
        )
      )
    }
  }
}
