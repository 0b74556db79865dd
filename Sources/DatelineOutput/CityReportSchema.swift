/// The JSON Schemas of what `dateline cities --json` writes.
public enum CityReportSchema {
  /// The schema of the comparison of one document or two (`dateline.cities/1`).
  public static let cities = schema(
    "dateline.cities/1",
    "What the two languages of one document, or two documents, say about each other's cities.",
    root: "cities"
  )

  /// The schema of the comparison of two folders (`dateline.editions/1`).
  public static let editions = schema(
    "dateline.editions/1",
    "What the documents of two folders say about each other's cities, pair by pair.",
    root: "editions"
  )

  private static func schema(_ name: String, _ description: String, root: String) -> String {
    """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "\(name)",
      "title": "Dateline comparison of cities",
      "description": "\(description) Offsets are half-open counts of Unicode code points into the document's text.",
      "$ref": "#/$defs/\(root)",
      "$defs": {
    \(definitions),
    \(SchemaDefinitions.common)
      }
    }

    """
  }

  private static let definitions = """
        "editions": {
          "type": "object",
          "additionalProperties": false,
          "required": ["failed", "onlyLeft", "onlyRight", "pairs", "schema", "verdict"],
          "properties": {
            "schema": { "const": "dateline.editions/1" },
            "verdict": { "enum": ["agree", "variants", "differ", null], "description": "the worst of all pairs; differ too where a document has no partner" },
            "pairs": { "type": "array", "items": { "$ref": "#/$defs/cities" } },
            "onlyLeft": { "type": "array", "items": { "type": "string" }, "description": "documents of the first folder without a partner" },
            "onlyRight": { "type": "array", "items": { "type": "string" }, "description": "documents of the second folder without a partner" },
            "failed": { "type": "array", "items": { "type": "string" }, "description": "what is wrong with documents that could not be read" }
          }
        },
        "cities": {
          "type": "object",
          "additionalProperties": false,
          "required": ["documents", "left", "reconciliations", "right", "schema", "verdict"],
          "properties": {
            "schema": { "const": "dateline.cities/1" },
            "verdict": { "enum": ["agree", "variants", "differ", null], "description": "the worst of all comparisons; null if nothing could be compared" },
            "documents": {
              "type": "array",
              "description": "one document, or the left one and the right one",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["issues", "language", "title", "uri", "url"],
                "properties": {
                  "uri": { "type": "string" },
                  "url": { "type": ["string", "null"] },
                  "title": { "type": ["string", "null"] },
                  "language": { "type": ["string", "null"] },
                  "issues": { "type": "array", "items": { "$ref": "#/$defs/issue" } }
                }
              }
            },
            "left": { "type": "array", "items": { "$ref": "#/$defs/side" }, "description": "the lists of the first document, and its text if that was compared" },
            "right": { "type": "array", "items": { "$ref": "#/$defs/side" }, "description": "the same of the last document; of a single one its lists again, and its text in the other language if that was compared" },
            "reconciliations": { "type": "array", "items": { "$ref": "#/$defs/reconciliation" } }
          }
        },
        "side": {
          "type": "object",
          "additionalProperties": false,
          "required": ["declaredCount", "id", "items", "language", "lead", "regions"],
          "properties": {
            "id": { "type": "string", "description": "list:1, list:2, …, or text for all cities that a text names" },
            "language": { "type": ["string", "null"] },
            "regions": { "type": "array", "items": { "enum": ["cn", "tw", "hk", "sg"] }, "description": "the regions whose Chinese names it uses; several where they fit equally" },
            "lead": { "type": ["string", "null"], "description": "the words that introduce the list" },
            "declaredCount": { "type": ["integer", "null"], "minimum": 0 },
            "items": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["end", "entity", "sentence", "start", "text"],
                "properties": {
                  "text": { "type": "string" },
                  "entity": { "type": ["string", "null"], "description": "the place's id; null where the name is unknown" },
                  "start": { "type": ["integer", "null"], "minimum": 0 },
                  "end": { "type": ["integer", "null"], "minimum": 0 },
                  "sentence": { "type": ["string", "null"], "description": "the sentence that names it; only where the side is no list" }
                }
              }
            }
          }
        }
    """
}
