/// A language as a BCP 47 tag, with the script for Chinese.
public struct Language: Hashable, Sendable {
  /// The tag: `en`, `zh-Hans`, `zh-Hant`, `ja`, ….
  public var tag: String

  /// Makes a language from its tag, which is not checked.
  public init(_ tag: String) { self.tag = tag }

  /// English.
  public static let english = Language("en")
  /// Chinese in simplified characters.
  public static let simplifiedChinese = Language("zh-Hans")
  /// Chinese in traditional characters.
  public static let traditionalChinese = Language("zh-Hant")

  /// Whether this is Chinese of either script.
  public var isChinese: Bool { tag == "zh" || tag.hasPrefix("zh-") }
}

/// A name in one language.
public struct Name: Hashable, Sendable {
  /// The language; `nil` where it is not known.
  public var language: Language?
  /// The name as written.
  public var text: String

  /// Makes a name.
  public init(_ text: String, language: Language?) {
    self.text = text
    self.language = language
  }
}
