internal import DatelineModel
internal import Glibc

/// Walks the inputs that a caller named, in order, and gives one `Input` a document.
///
/// Folders are read recursively in the order of their names' bytes, one folder at a time, and NDJSON
/// line by line, so that memory does not grow with the number of inputs.
public final class InputCursor {
  /// Files in folders that were left out because they are no pages, by extension.
  public private(set) var skipped = 0

  private enum Item {
    case path(String, output: String)
    case input(Input)
  }

  private let format: InputFormat
  private var pending: [Item]
  private var lines: Lines?
  private var usedOutputs: Set<String> = []
  private let limits: SourceLimits

  /// Starts at the first of `arguments`: files, folders, patterns with `*`, `?` or `[…]` that no
  /// file is named like, and `-` for standard input.
  public init(_ arguments: [String], format: InputFormat = .auto, limits: SourceLimits = .init()) {
    self.format = format
    self.limits = limits
    let paths = arguments.flatMap(Self.expanded)
    let folders = paths.filter { ByteFile.kind(of: $0) == .folder }
    pending = []
    for path in paths {
      let isOnlyFolder = folders.count == 1 && paths.count == 1
      pending.append(.path(path, output: isOnlyFolder ? "" : Self.lastName(of: path)))
    }
    pending.reverse()
  }

  /// The next input; `nil` at the end.
  public func next() -> Input? {
    while true {
      if let line = lines?.next() { return line }
      lines = nil
      guard let item = pending.popLast() else { return nil }
      switch item {
      case .input(let input): return input
      case .path(let path, let output):
        if let input = open(path, output: output) { return input }
      }
    }
  }

  // MARK: What a caller named

  private func open(_ path: String, output: String) -> Input? {
    if path == "-" { return openStandardInput() }
    switch ByteFile.kind(of: path) {
    case .folder:
      list(path, output: output.isEmpty ? "" : unused(output))
      return nil
    case .missing:
      return unreadable(path, "load.missing", "\(path): no such file or folder; check the name")
    case .other:
      return unreadable(path, "load.notFile", "\(path): is neither a file nor a folder")
    case .file, .pipe:
      let stem = unused(FileType.stem(of: Self.lastName(of: path)))
      let type = FileType(name: Self.lastName(of: path))
      if format == .ndjson || (format == .auto && type == .ndjson) {
        lines = Lines(path: path, output: stem, limits: limits)
        return nil
      }
      return Input(
        content: .file(path: path, format: documentFormat(type)),
        uri: path,
        index: nil,
        output: stem
      )
    }
  }

  private func openStandardInput() -> Input? {
    guard var reader = try? LineReader(path: "-") else { return nil }
    let isNDJSON =
      format == .ndjson || (format == .auto && Sniffer.looksLikeNDJSON(reader.peek(4_096)))
    if isNDJSON {
      lines = Lines(reader: reader, uri: "-", folder: "", output: "stdin")
      return nil
    }
    let (bytes, cut) = reader.rest(limit: limits.documentBytes)
    return Input(
      content: .bytes(bytes, format: documentFormat(.document(nil)), cut: cut),
      uri: "-",
      index: nil,
      output: "stdin"
    )
  }

  private func documentFormat(_ type: FileType) -> Document.Format? {
    switch (format, type) {
    case (.html, _): .html
    case (.text, .document(.markdown)): .markdown
    case (.text, _): .text
    case (_, .document(let known)): known
    default: nil
    }
  }

  private func unreadable(_ path: String, _ code: String, _ message: String) -> Input {
    Input(
      content: .unreadable(Issue(.error, code, stage: "load", message)),
      uri: path,
      index: nil,
      output: unused(FileType.stem(of: Self.lastName(of: path)))
    )
  }

  // MARK: Folders

  private func list(_ folder: String, output: String) {
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
    var found: [(name: String, isFolder: Bool)] = []
    for name in names where !name.hasPrefix(".") {
      let path = base + name
      switch ByteFile.kind(of: path) {
      case .folder:
        // A link to a folder could lead in circles.
        if ByteFile.isLink(path) { skipped += 1 } else { found.append((name, true)) }
      case .file where FileType(name: name) != .other: found.append((name, false))
      case .missing, .file, .pipe, .other: skipped += 1
      }
    }
    // Two files of one stem (a.html, a.txt) keep their extensions in the output's name.
    let stems = found.map { $0.isFolder ? $0.name : FileType.stem(of: $0.name) }
    let counts = Dictionary(stems.map { ($0, 1) }, uniquingKeysWith: +)
    var items: [Item] = []
    for (entry, stem) in zip(found, stems) {
      let isShared = !entry.isFolder && counts[stem, default: 0] > 1
      let leaf = isShared ? entry.name : stem
      let target = output.isEmpty ? leaf : output + "/" + leaf
      let path = base + entry.name
      items.append(entry.isFolder ? .path(path, output: target) : file(path, target))
    }
    pending.append(contentsOf: items.reversed())
  }

  private func file(_ path: String, _ output: String) -> Item {
    let type = FileType(name: Self.lastName(of: path))
    if type == .ndjson || format == .ndjson { return .path(path, output: output) }
    return .input(
      Input(
        content: .file(path: path, format: documentFormat(type)),
        uri: path,
        index: nil,
        output: output
      )
    )
  }

  private static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  // MARK: Names

  private static func expanded(_ argument: String) -> [String] {
    let isPattern = argument.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }
    guard isPattern, ByteFile.kind(of: argument) == .missing else { return [argument] }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(argument, 0, nil, &found) == 0 else { return [argument] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
  }

  private static func lastName(of path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
    return parts.last.map(String.init) ?? "input"
  }

  /// The name, or the name with the first free number if an earlier argument took it.
  private func unused(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !usedOutputs.insert(candidate).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }
}

/// The lines of one NDJSON file as inputs; empty lines are none.
private final class Lines {
  private var reader: LineReader
  private let uri: String
  private let folder: String
  private let output: String
  private var index = 0
  private var number = 0
  private var failure: Issue?

  init(path: String, output: String, limits: SourceLimits) {
    uri = path
    let slash = path.lastIndex(of: "/")
    folder = slash.map { String(path[...$0]) } ?? ""
    self.output = output
    do throws(ByteFile.Failure) {
      reader = try LineReader(path: path)
      let isPacked = Gzip.isGzip(reader.peek(3))
      if isPacked {
        let packed = reader.rest(limit: .max).bytes
        let (bytes, ending) = Gzip.unpack(packed, limit: 4 << 30)
        reader = LineReader(bytes: bytes)
        if ending != .whole {
          failure = Issue(
            .error,
            "load.truncatedGzip",
            stage: "load",
            "\(path): the gzip data ends early or is damaged; the lines before that were read"
          )
        }
      }
    } catch {
      reader = LineReader(bytes: [])
      failure = Issue(.error, "load.unreadable", stage: "load", "\(path): \(error.reason)")
    }
  }

  init(reader: consuming LineReader, uri: String, folder: String, output: String) {
    self.reader = reader
    self.uri = uri
    self.folder = folder
    self.output = output
  }

  func next() -> Input? {
    while let line = reader.next() {
      number += 1
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank { continue }
      return input(.line(line, number: number, folder: folder))
    }
    // What went wrong with the file itself is one input more, so that it shows in the output.
    guard let issue = failure else { return nil }
    failure = nil
    return input(.unreadable(issue))
  }

  private func input(_ content: Input.Content) -> Input {
    defer { index += 1 }
    let digits = String(index)
    let padded = String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
    return Input(content: content, uri: uri, index: index, output: output + "/" + padded)
  }
}
