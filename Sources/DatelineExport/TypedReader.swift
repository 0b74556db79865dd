internal import DatelineOutput

/// Writes what reads records with their types in other programs.
public enum TypedReader: String, Sendable, CaseIterable {
  /// A SQL view.
  case duckdb
  /// A Python module for pandas.
  case pandas
  /// A Python module for PySpark.
  case spark

  /// The program text, with a final line feed.
  ///
  /// - Parameter folder: The folder with the records.
  /// - Returns: The text of a program in the language that the other one speaks.
  public func text(folder: String) -> String {
    switch self {
    case .duckdb: duckDB(folder)
    case .pandas: pandas(folder)
    case .spark: spark(folder)
    }
  }

  // MARK: DuckDB

  private func duckDB(_ folder: String) -> String {
    let columns = RecordShape.record.map { key, shape in
      "    \(Self.quoted(key)): \(Self.quoted(Self.sqlType(shape)))"
    }
    return """
      -- The records of Dateline as a view. Records may be files (dateline run) or lines (dateline extract).
      CREATE OR REPLACE VIEW records AS
      SELECT * FROM read_json(
        \(Self.quoted(folder + "/**/*.json")),
        format = 'auto',
        maximum_object_size = 268435456,
        columns = {
      \(columns.joined(separator: ",\n"))
        }
      )
      -- The folder holds a summary as well.
      WHERE "schema" = \(Self.quoted(RecordSchema.name));

      """
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func sqlType(_ shape: RecordShape) -> String {
    switch shape {
    case .text: return "VARCHAR"
    case .integer: return "BIGINT"
    case .number: return "DOUBLE"
    case .truth: return "BOOLEAN"
    case .day: return "DATE"
    case .list(let element): return sqlType(element) + "[]"
    case .object(let keys):
      let parts = keys.map { "\"\($0.key)\" \(sqlType($0.shape))" }
      return "STRUCT(\(parts.joined(separator: ", ")))"
    }
  }

  // MARK: pandas

  private func pandas(_ folder: String) -> String {
    let columns = RecordShape.record.map { "    \"\($0.key)\": \"\(Self.dtype($0.shape))\"," }
    let tables = RecordShape.record.compactMap { key, shape -> String? in
      guard case .list(.object(let keys)) = shape else { return nil }
      let parts = keys.map { "        \"\($0.key)\": \"\(Self.dtype($0.shape))\"," }
      return "    \"\(key)\": {\n\(parts.joined(separator: "\n"))\n    },"
    }
    return """
      \"\"\"Reads the records of Dateline into pandas, with their types.\"\"\"
      import json
      import pathlib

      import pandas as pd

      COLUMNS = {
      \(columns.joined(separator: "\n"))
      }
      TABLES = {
      \(tables.joined(separator: "\n"))
      }


      def typed(rows, columns):
          frame = pd.DataFrame(rows, columns=list(columns))
          for name, kind in columns.items():
              if kind == "day":
                  frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d", errors="coerce")
              else:
                  frame[name] = frame[name].astype(kind)
          return frame


      def records(path="\(folder)"):
          \"\"\"A row a record: of a folder that `dateline run` wrote, or a file of `dateline extract`.\"\"\"
          path = pathlib.Path(path)
          if path.is_dir():
              texts = (p.read_text("utf-8") for p in sorted(path.rglob("*.json")))
          else:
              texts = path.open(encoding="utf-8")
          rows = (json.loads(text) for text in texts)
          return typed([row for row in rows if row.get("schema") == "\(RecordSchema.name)"], COLUMNS)


      def table(frame, name):
          \"\"\"A row an entity, a mention, a list …, with the id and the place of its record.\"\"\"
          inner = [
              {**item, "record": number, "recordID": identifier}
              for number, identifier, items in zip(frame.index, frame["id"], frame[name])
              for item in items
          ]
          return typed(inner, {"record": "int64", "recordID": "string", **TABLES[name]})

      """
  }

  private static func dtype(_ shape: RecordShape) -> String {
    switch shape {
    case .text: "string"
    case .integer: "Int64"
    case .number: "Float64"
    case .truth: "boolean"
    case .day: "day"
    case .list, .object: "object"
    }
  }

  // MARK: Spark

  private func spark(_ folder: String) -> String {
    let fields = RecordShape.record.map { key, shape in
      "    StructField(\"\(key)\", \(Self.sparkType(shape))),"
    }
    return """
      \"\"\"Reads the records of Dateline into PySpark, with their types.\"\"\"
      from pyspark.sql.types import (
          ArrayType, BooleanType, DateType, DoubleType, LongType, StringType, StructField, StructType,
      )

      SCHEMA = StructType([
      \(fields.joined(separator: "\n"))
      ])


      def records(spark, path="\(folder)"):
          \"\"\"A row a record of a folder that `dateline run` wrote.\"\"\"
          reader = spark.read.schema(SCHEMA).option("multiLine", True)
          reader = reader.option("recursiveFileLookup", True).option("pathGlobFilter", "*.json")
          return reader.json(path).where("schema = '\(RecordSchema.name)'")

      """
  }

  private static func sparkType(_ shape: RecordShape) -> String {
    switch shape {
    case .text: return "StringType()"
    case .integer: return "LongType()"
    case .number: return "DoubleType()"
    case .truth: return "BooleanType()"
    case .day: return "DateType()"
    case .list(let element): return "ArrayType(\(sparkType(element)))"
    case .object(let keys):
      let parts = keys.map { "StructField(\"\($0.key)\", \(sparkType($0.shape)))" }
      return "StructType([\(parts.joined(separator: ", "))])"
    }
  }
}
