internal import DatelineOutput
internal import Foundation

/// The types of a record's values, as tables know types; read out of the JSON Schema, so that the two
/// cannot differ.
indirect enum RecordShape: Sendable {
  case text, integer, number, truth, day
  case list(RecordShape)
  /// Keys in sorted order.
  case object([(key: String, shape: RecordShape)])

  /// The keys of a record.
  static let record: [(key: String, shape: RecordShape)] = {
    let json = try? JSONSerialization.jsonObject(with: Data(RecordSchema.text.utf8))
    let root = json as? [String: Any] ?? [:]
    guard case .object(let keys) = shape(of: root, root) else {
      preconditionFailure("a record is an object")
    }
    return keys
  }()

  private static func shape(of schema: [String: Any], _ root: [String: Any]) -> RecordShape {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      if name == "day" { return .day }
      let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
      return shape(of: definitions[name] ?? [:], root)
    }
    let types = schema["type"] as? [String] ?? [schema["type"] as? String].compactMap { $0 }
    let type = types.first { $0 != "null" }
    switch type {
    case "object":
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      return .object(
        properties.sorted { $0.key < $1.key }.map { ($0.key, shape(of: $0.value, root)) }
      )
    case "array": return .list(shape(of: schema["items"] as? [String: Any] ?? [:], root))
    case "integer": return .integer
    case "number": return .number
    case "boolean": return .truth
    default: return .text
    }
  }
}
