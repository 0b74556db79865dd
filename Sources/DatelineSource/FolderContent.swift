/// All files of a folder in one, to be hashed.
package enum FolderContent {
  /// The relative path and the content of every file below a folder that has one of some extensions, in
  /// the order of names.
  package static func bytes(of folder: String, extensions: [String]) -> [UInt8] {
    var writer = WireWriter()
    add(folder.hasSuffix("/") ? folder : folder + "/", "", extensions, &writer)
    return writer.bytes
  }

  private static func add(
    _ base: String,
    _ prefix: String,
    _ extensions: [String],
    _ writer: inout WireWriter
  ) {
    for (name, _) in InputCursor.names(in: base + prefix) ?? [] where !name.hasPrefix(".") {
      let path = base + prefix + name
      if ByteFile.kind(of: path) == .folder, !ByteFile.isLink(path) {
        add(base, prefix + name + "/", extensions, &writer)
      } else if extensions.contains(where: { name.hasSuffix("." + $0) }),
        let (bytes, _) = try? ByteFile.bytes(of: path, limit: .max)
      {
        writer.write(prefix + name)
        writer.write(bytes)
      }
    }
  }
}
