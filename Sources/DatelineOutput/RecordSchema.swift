/// The JSON Schema of the record.
public enum RecordSchema {
  /// The value of the record's `schema` key.
  public static let name = "dateline.record/1"

  /// The schema, JSON Schema 2020-12, as UTF-8 text with a final line feed.
  public static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "dateline.record/1",
      "title": "Dateline record",
      "description": "What Dateline says about one input. Offsets are half-open counts of Unicode code points into text. Unknown is null, none is [].",
      "type": "object",
      "additionalProperties": false,
      "required": ["authors", "blocks", "canonicalURL", "description", "duplicateOf", "entities", "id", "images", "issues", "keywords", "languages", "lists", "mentions", "modified", "provenance", "published", "publishedDate", "publishedFrom", "reconciliations", "schema", "section", "similarityKey", "site", "source", "status", "text", "title", "url"],
      "properties": {
        "schema": { "const": "dateline.record/1" },
        "id": { "type": ["string", "null"], "pattern": "^sha256:[0-9a-f]{64}$", "description": "SHA-256 of the input's bytes after decompression; null if none could be read" },
        "status": { "enum": ["ok", "partial", "failed"] },
        "source": {
          "type": "object",
          "additionalProperties": false,
          "required": ["bytes", "charset", "charsetFrom", "httpStatus", "id", "index", "mediaType", "retrieved", "sha256", "uri"],
          "properties": {
            "id": { "type": ["string", "null"], "description": "the caller's own id" },
            "uri": { "type": "string", "description": "the path as the caller named it, or - for standard input" },
            "index": { "type": ["integer", "null"], "minimum": 0, "description": "place within an archive, a feed or an NDJSON file" },
            "bytes": { "type": "integer", "minimum": 0 },
            "sha256": { "type": ["string", "null"], "pattern": "^[0-9a-f]{64}$" },
            "mediaType": { "type": ["string", "null"] },
            "charset": { "type": ["string", "null"], "description": "WHATWG name, lower case" },
            "charsetFrom": { "enum": ["bom", "http", "meta", "detected", "default", null] },
            "httpStatus": { "type": ["integer", "null"] },
            "retrieved": { "type": ["string", "null"] }
          }
        },
        "similarityKey": { "type": ["string", "null"], "pattern": "^[0-9a-f]{16}$", "description": "shared by copies of one text; null where there is too little text" },
        "duplicateOf": { "type": ["string", "null"], "pattern": "^sha256:[0-9a-f]{64}$", "description": "id of the earliest copy of the same text, by publication, then by order of the inputs; null if this is it. The record's own id where the bytes are the same too" },
        "url": { "type": ["string", "null"] },
        "canonicalURL": { "type": ["string", "null"] },
        "site": { "type": ["string", "null"] },
        "title": { "type": ["string", "null"] },
        "description": { "type": ["string", "null"], "description": "the page's own summary" },
        "section": { "type": ["string", "null"] },
        "keywords": { "type": "array", "items": { "type": "string" } },
        "authors": { "type": "array", "items": { "type": "string" } },
        "published": { "type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}", "description": "RFC 3339 as the page states it, offset kept; a full date where no time is stated" },
        "publishedDate": { "$ref": "#/$defs/day" },
        "publishedFrom": { "type": ["string", "null"], "description": "where it was read: jsonld, meta, time, url, text, state, given, …" },
        "modified": { "type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
        "languages": { "type": "array", "items": { "type": "string" }, "description": "BCP 47, with script for Chinese, largest share first" },
        "text": { "type": "string" },
        "blocks": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["end", "kind", "language", "start"],
            "properties": {
              "kind": { "enum": ["title", "heading", "paragraph", "listItem", "quote", "caption", "tableRow"] },
              "language": { "type": ["string", "null"] },
              "start": { "$ref": "#/$defs/offset" },
              "end": { "$ref": "#/$defs/offset" }
            }
          }
        },
        "images": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["caption", "credit", "url"],
            "properties": {
              "url": { "type": ["string", "null"] },
              "caption": { "type": ["string", "null"] },
              "credit": { "type": ["string", "null"] }
            }
          }
        },
        "entities": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["admin1", "brand", "category", "country", "earliest", "geonames", "id", "latest", "latitude", "longitude", "mentions", "name", "names", "population", "role", "type", "value", "wikidata"],
            "properties": {
              "id": { "type": "string" },
              "type": { "$ref": "#/$defs/entityType" },
              "name": { "type": "string" },
              "names": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["language", "name"],
                  "properties": {
                    "language": { "type": ["string", "null"] },
                    "name": { "type": "string" }
                  }
                }
              },
              "geonames": { "type": ["integer", "null"] },
              "wikidata": { "type": ["string", "null"], "pattern": "^Q[0-9]+$" },
              "country": { "type": ["string", "null"], "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 alpha-2" },
              "admin1": { "type": ["string", "null"], "description": "English name of the state or province" },
              "latitude": { "type": ["number", "null"], "minimum": -90, "maximum": 90 },
              "longitude": { "type": ["number", "null"], "minimum": -180, "maximum": 180 },
              "population": { "type": ["integer", "null"], "minimum": 0 },
              "brand": { "type": ["string", "null"], "description": "the id of a product's brand" },
              "category": { "type": ["string", "null"] },
              "role": { "type": ["string", "null"], "description": "a person's role as the text states it" },
              "value": { "type": ["string", "null"], "description": "TIMEX3 value of a date" },
              "earliest": { "$ref": "#/$defs/day" },
              "latest": { "$ref": "#/$defs/day" },
              "mentions": { "type": "integer", "minimum": 0 }
            }
          }
        },
        "mentions": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["confidence", "end", "entity", "rule", "start", "text", "type"],
            "properties": {
              "entity": { "type": "string" },
              "type": { "$ref": "#/$defs/entityType" },
              "start": { "$ref": "#/$defs/offset" },
              "end": { "$ref": "#/$defs/offset" },
              "text": { "type": "string" },
              "rule": { "type": "string" },
              "confidence": { "type": "number", "minimum": 0, "maximum": 1 }
            }
          }
        },
        "lists": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["declaredCount", "end", "id", "items", "language", "lead", "start", "type"],
            "properties": {
              "id": { "type": "string" },
              "type": { "enum": ["city"] },
              "language": { "type": ["string", "null"] },
              "start": { "$ref": "#/$defs/offset" },
              "end": { "$ref": "#/$defs/offset" },
              "lead": { "type": ["string", "null"] },
              "declaredCount": { "type": ["integer", "null"], "minimum": 0 },
              "items": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["end", "entity", "start", "text"],
                  "properties": {
                    "start": { "$ref": "#/$defs/offset" },
                    "end": { "$ref": "#/$defs/offset" },
                    "text": { "type": "string" },
                    "entity": { "type": ["string", "null"] }
                  }
                }
              }
            }
          }
        },
        "reconciliations": { "type": "array", "items": { "$ref": "#/$defs/reconciliation" } },
        "issues": { "type": "array", "items": { "$ref": "#/$defs/issue" } },
        "provenance": {
          "type": "object",
          "additionalProperties": false,
          "required": ["gazetteer", "libxml2", "rules", "version"],
          "properties": {
            "version": { "type": "string" },
            "libxml2": { "type": "string" },
            "rules": { "type": "string" },
            "gazetteer": { "type": "string" }
          }
        }
      },
      "$defs": {
        "day": { "type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
        "entityType": { "enum": ["city", "country", "region", "person", "product", "brand", "date"] },
    \(SchemaDefinitions.common)
      }
    }

    """
}
