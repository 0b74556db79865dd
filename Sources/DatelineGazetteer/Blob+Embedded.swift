import CDatelineData
public import DatelineLexicon

extension Blob {
  /// The gazetteer and the rule packs that are compiled into the executable.
  public static let embedded: Blob = {
    let memory = UnsafeRawBufferPointer(start: dateline_data_start(), count: dateline_data_size)
    do {
      return try Blob(Bytes(permanent: memory))
    } catch {
      preconditionFailure("the embedded data is not a blob: \(error)")
    }
  }()

  /// The hash of the rule packs that are compiled in, 16 hexadecimal digits.
  public static let embeddedRulesHash = String(cString: dateline_rules_hash_text())
  /// The hash of the gazetteer's tables that are compiled in, 16 hexadecimal digits.
  public static let embeddedGazetteerHash = String(cString: dateline_gazetteer_hash_text())
}
