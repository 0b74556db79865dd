import Foundation

/// Checks JSON against the part of JSON Schema 2020-12 that Dateline's schema uses; anything else in
/// a schema is refused, so that a check cannot be skipped unnoticed.
public struct JSONSchema {
  private let root: [String: Any]
  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required",
    "additionalProperties", "items", "enum", "const", "pattern", "minimum", "maximum",
  ]

  public struct Unsupported: Error { var keyword: String }

  public init(_ text: String) throws {
    root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  /// One line a mistake, each beginning with the path of the value; none if the JSON is valid.
  public func mistakes(in json: Data) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: json)
    var mistakes: [String] = []
    try check(value, root, "$", &mistakes)
    return mistakes
  }

  private func check(
    _ value: Any,
    _ schema: [String: Any],
    _ path: String,
    _ mistakes: inout [String]
  ) throws {
    for keyword in schema.keys where !Self.known.contains(keyword) {
      throw Unsupported(keyword: keyword)
    }
    if let reference = schema["$ref"] as? String {
      let name = reference.replacing("#/$defs/", with: "")
      let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
      guard let target else { throw Unsupported(keyword: reference) }
      try check(value, target, path, &mistakes)
    }
    if let type = schema["type"] {
      let types = type as? [String] ?? [type as? String ?? ""]
      if !types.contains(where: { Self.matches(value, $0) }) {
        mistakes.append("\(path): is no \(types.joined(separator: " or "))")
        return
      }
    }
    if let allowed = schema["enum"] as? [Any],
      !allowed.contains(where: { ($0 as? NSObject) == (value as? NSObject) })
    {
      mistakes.append("\(path): \(value) is not allowed")
    }
    if let constant = schema["const"] as? NSObject, constant != value as? NSObject {
      mistakes.append("\(path): must be \(constant)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      mistakes.append("\(path): \(text) does not match \(pattern)")
    }
    if let number = (value as? NSNumber)?.doubleValue, !(value is String) {
      if let minimum = (schema["minimum"] as? NSNumber)?.doubleValue, number < minimum {
        mistakes.append("\(path): \(number) is less than \(minimum)")
      }
      if let maximum = (schema["maximum"] as? NSNumber)?.doubleValue, number > maximum {
        mistakes.append("\(path): \(number) is more than \(maximum)")
      }
    }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (index, item) in array.enumerated() {
        try check(item, items, "\(path)[\(index)]", &mistakes)
      }
    }
    if let object = value as? [String: Any] {
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      for key in schema["required"] as? [String] ?? [] where object[key] == nil {
        mistakes.append("\(path): lacks \(key)")
      }
      for (key, member) in object {
        if let known = properties[key] {
          try check(member, known, "\(path).\(key)", &mistakes)
        } else if schema["additionalProperties"] as? Bool == false {
          mistakes.append("\(path): has the unknown key \(key)")
        }
      }
    }
  }

  private static func matches(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "null": return value is NSNull
    case "string": return value is String
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    case "boolean": return isBoolean(value)
    case "number": return value is NSNumber && !isBoolean(value)
    case "integer":
      guard let number = value as? NSNumber, !isBoolean(value) else { return false }
      return number.doubleValue == number.doubleValue.rounded()
    default: return false
    }
  }

  private static func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }
}
