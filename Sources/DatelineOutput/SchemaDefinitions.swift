/// What the schemas of records and of comparisons have in common.
enum SchemaDefinitions {
  /// Members of `$defs`: `offset`, `indices`, `issue` and `reconciliation`.
  static let common = """
        "offset": { "type": "integer", "minimum": 0 },
        "indices": { "type": "array", "items": { "$ref": "#/$defs/offset" } },
        "issue": {
          "type": "object",
          "additionalProperties": false,
          "required": ["code", "level", "message", "stage"],
          "properties": {
            "level": { "enum": ["note", "warning", "error"] },
            "code": { "type": "string", "pattern": "^[a-z]+\\\\.[A-Za-z]+$" },
            "stage": { "type": "string" },
            "message": { "type": "string" }
          }
        },
        "reconciliation": {
          "type": "object",
          "additionalProperties": false,
          "required": ["ambiguous", "left", "leftCount", "onlyLeft", "onlyRight", "order", "orderClaim", "pairs", "right", "rightCount", "verdict"],
          "properties": {
            "left": { "type": "string", "description": "id of a list, or of another side that is compared" },
            "right": { "type": "string", "description": "the same of the other language" },
            "verdict": { "enum": ["agree", "variants", "differ"] },
            "leftCount": { "type": "integer", "minimum": 0 },
            "rightCount": { "type": "integer", "minimum": 0 },
            "pairs": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["entity", "left", "note", "relation", "right"],
                "properties": {
                  "left": { "$ref": "#/$defs/offset" },
                  "right": { "$ref": "#/$defs/offset" },
                  "entity": { "type": ["string", "null"] },
                  "relation": { "enum": ["same", "variant", "granularity", "misspelt"] },
                  "note": { "type": ["string", "null"] }
                }
              }
            },
            "onlyLeft": { "$ref": "#/$defs/indices" },
            "onlyRight": { "$ref": "#/$defs/indices" },
            "ambiguous": {
              "type": "array",
              "description": "groups of items of which each could be paired with several of the other side",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["left", "right"],
                "properties": {
                  "left": { "$ref": "#/$defs/indices" },
                  "right": { "$ref": "#/$defs/indices" }
                }
              }
            },
            "order": { "enum": ["same", "reordered", null] },
            "orderClaim": {
              "type": ["object", "null"],
              "additionalProperties": false,
              "required": ["claim", "holds", "list"],
              "properties": {
                "list": { "type": "string" },
                "claim": { "enum": ["englishAlphabet", "pinyin", "strokes"] },
                "holds": { "type": "boolean" }
              }
            }
          }
        }
    """
}
