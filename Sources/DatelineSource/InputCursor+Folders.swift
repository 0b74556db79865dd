internal import DatelineModel
internal import Glibc

extension InputCursor {
  /// What is left of a folder.
  final class Listing {
    let base: String
    let output: String
    /// What the folder, or one that it is in, says about pages that were fetched.
    let manifest: FetchManifest?
    /// The names, last first.
    var entries: [(name: String, isFolder: Bool)] = []
    /// The hashes of the stems that several names have.
    var sharedStems: Set<UInt64> = []

    init(base: String, output: String, manifest: FetchManifest?) {
      self.base = base
      self.output = output
      self.manifest = manifest
    }
  }

  func list(_ folder: String, output: String, manifest: FetchManifest? = nil) {
    guard let names = Self.names(in: folder) else {
      let reason = String(cString: strerror(errno))
      let issue = Issue(.error, "load.unreadable", stage: "load", "\(folder): \(reason)")
      let name = output.isEmpty ? Self.lastName(of: folder) : output
      pending.append(
        .input(Input(content: .unreadable(issue), uri: folder, index: nil, output: name))
      )
      return
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let own = FetchManifest(folder: base)
    let listing = Listing(base: base, output: output, manifest: own ?? manifest)
    var stems: Set<UInt64> = []
    for (name, kind) in names where !name.hasPrefix(".") {
      if own != nil, name == FetchManifest.name { continue }
      let path = base + name
      let isFolder: Bool
      switch kind ?? ByteFile.kind(of: path) {
      case .folder:
        // A link to a folder could lead in circles.
        guard kind == .folder || !ByteFile.isLink(path) else {
          skipped += 1
          continue
        }
        isFolder = true
      case .file where isRead(path, FileType(name: name)): isFolder = false
      case .missing, .file, .pipe, .other:
        skipped += 1
        continue
      }
      listing.entries.append((name, isFolder))
      let stem = Hash64(isFolder ? name : FileType.stem(of: name)).value
      if !stems.insert(stem).inserted { listing.sharedStems.insert(stem) }
    }
    listing.entries.reverse()
    pending.append(.listing(listing))
  }

  /// The next entry of the folder that is being read; `nil` at its end.
  func nextEntry(_ listing: Listing) -> Input? {
    guard let entry = listing.entries.popLast() else { return nil }
    pending.append(.listing(listing))
    let stem = entry.isFolder ? entry.name : FileType.stem(of: entry.name)
    // Two files of one stem (a.html, a.txt) keep their extensions in the output's name.
    let isShared = !entry.isFolder && listing.sharedStems.contains(Hash64(stem).value)
    let leaf = isShared ? entry.name : stem
    let target = listing.output.isEmpty ? leaf : listing.output + "/" + leaf
    let path = listing.base + entry.name
    if entry.isFolder {
      list(path, output: target, manifest: listing.manifest)
      return nil
    }
    let type = FileType(name: entry.name)
    if let archive = archive(type, path) { return openArchive(archive, path, output: target) }
    // What tells whether a file has changed is read right before the file is.
    var input = file(path, type, target)
    if let content = listing.manifest?.content(of: path) { input.content = content }
    return input
  }

  /// Whether a file in a folder is a page or holds pages.
  private func isRead(_ path: String, _ type: FileType) -> Bool {
    switch type {
    case .other: false
    case .document, .archive: true
    case .feedPerhaps: format == .feed || archive(type, path) == .feed
    }
  }

  func file(_ path: String, _ type: FileType, _ output: String) -> Input {
    var input = Input(
      content: .file(path: path, format: documentFormat(type)),
      uri: path,
      index: nil,
      output: output
    )
    (input.stamp, input.weight) = FileStamp.andSize(of: path)
    return input
  }

  /// The names in a folder by their bytes, with their kinds where the system tells them at once.
  static func names(in folder: String) -> [(name: String, kind: ByteFile.Kind?)]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [(name: String, kind: ByteFile.Kind?)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let kind: ByteFile.Kind? =
        switch Int(entry.pointee.d_type) {
        case DT_REG: .file
        case DT_DIR: .folder
        default: nil
        }
      if name != ".", name != ".." { names.append((name, kind)) }
    }
    return names.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
