/// The version of Dateline that all its programs are built as.
public enum Release {
  /// Semantic version, as `--version`, the records and requests say it.
  public static let version = "0.1.0"
}
