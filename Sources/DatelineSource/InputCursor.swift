internal import DatelineModel
internal import Glibc

/// Walks the inputs that a caller named, in order, and gives one `Input` a document.
///
/// Folders are read recursively in the order of their names' bytes, one folder at a time, and archives
/// document by document, so that memory does not grow with the number of inputs.
public final class InputCursor {
  /// Files in folders that were left out because they are no pages, by extension.
  public internal(set) var skipped = 0

  enum Item {
    case path(String, output: String)
    case listing(Listing)
    case input(Input)
  }

  let format: InputFormat
  var pending: [Item]
  private var members: (any Members)?
  private var finish: ((_ count: Int, any Members) -> Void)?
  private var memberCount = 0
  private var memberSize = 0
  private var memberPlace = 0
  private let memory: (any ArchiveMemory)?
  private var usedOutputs: Set<String> = []
  let limits: SourceLimits

  /// Starts at the first of `arguments`: files, folders, patterns with `*`, `?` or `[…]` that no
  /// file is named like, and `-` for standard input.
  public convenience init(
    _ arguments: [String],
    format: InputFormat = .auto,
    limits: SourceLimits = .init()
  ) {
    self.init(arguments, format: format, limits: limits, memory: nil)
  }

  /// The same with something that knows which archives have been read to their end.
  package init(
    _ arguments: [String],
    format: InputFormat,
    limits: SourceLimits = .init(),
    memory: (any ArchiveMemory)?
  ) {
    self.format = format
    self.limits = limits
    self.memory = memory
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
      if let input = nextMember() { return input }
      guard let item = pending.popLast() else { return nil }
      switch item {
      case .input(let input): return input
      case .path(let path, let output):
        if let input = open(path, output: output) { return input }
      case .listing(let listing):
        if let input = nextEntry(listing) { return input }
      }
    }
  }

  private func nextMember() -> Input? {
    guard let members else { return nil }
    if var input = members.next() {
      memberCount += 1
      // Reading is ahead of what it gives by a buffer at most.
      let reached = min(members.position, memberSize)
      input.weight = max(reached - memberPlace, 0)
      memberPlace = max(reached, memberPlace)
      return input
    }
    skipped += members.skipped
    finish?(memberCount, members)
    self.members = nil
    finish = nil
    return nil
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
      guard let archive = archive(type, path) else { return file(path, type, stem) }
      return openArchive(archive, path, output: stem)
    }
  }

  /// What holds several documents, by the caller's word, the name, or the first bytes.
  func archive(_ type: FileType, _ path: String) -> FileType.Archive? {
    switch (format, type) {
    case (.ndjson, _): return .ndjson
    case (.warc, _): return .warc
    case (.feed, _): return .feed
    case (.zip, _): return .zip
    case (.html, _), (.text, _): return nil
    case (.auto, .archive(let known)): return known
    // A name without extension tells nothing; other names tell the truth about pages.
    case (.auto, .feedPerhaps), (.auto, .document(nil)), (.auto, .other):
      guard ByteFile.kind(of: path) == .file, let stream = try? ByteStream(path: path) else {
        return nil
      }
      _ = stream.ensure(2_048)
      return Sniffer.archive(stream.bytes(0..<min(stream.available, 2_048)))
    case (.auto, .document): return nil
    }
  }

  func openArchive(
    _ archive: FileType.Archive,
    _ path: String,
    output: String
  ) -> Input? {
    let stamp = path == "-" ? 0 : FileStamp.of(path)
    let numbers = MemberNumbers(uri: path, output: output, stamp: stamp)
    if path != "-", let (count, skipped) = memory?.archive(output, stamp: stamp) {
      members = KnownMembers(numbers, total: count, skipped: skipped)
      (memberSize, memberPlace) = (ByteFile.size(of: path), 0)
      return nil
    }
    do throws(ByteFile.Failure) {
      if archive == .zip {
        members = try ZipMembers(path: path, numbers, limits: limits)
      } else {
        members = Self.members(
          archive,
          try ByteStream(path: path),
          numbers,
          folder: path.lastIndex(of: "/").map { String(path[...$0]) } ?? "",
          limits
        )
      }
    } catch {
      return unreadable(path, "load.unreadable", "\(path): \(error.reason)", output: output)
    }
    memberCount = 0
    (memberSize, memberPlace) = (ByteFile.size(of: path), 0)
    finish = { [memory] count, members in
      guard members.isSelfContained, stamp != 0 else { return }
      memory?.remember(output, stamp: stamp, count: count, skipped: members.skipped)
    }
    return nil
  }

  private static func members(
    _ archive: FileType.Archive,
    _ stream: ByteStream,
    _ numbers: MemberNumbers,
    folder: String,
    _ limits: SourceLimits
  ) -> any Members {
    switch archive {
    case .ndjson: LineMembers(stream, numbers, folder: folder, limits: limits)
    case .feed: FeedMembers(stream, numbers, limits: limits)
    case .warc, .zip: WarcMembers(stream, numbers, limits: limits)
    }
  }

  private func openStandardInput() -> Input? {
    guard let stream = try? ByteStream(path: "-") else { return nil }
    _ = stream.ensure(4_096)
    var type = Sniffer.archive(stream.bytes(0..<min(stream.available, 4_096)))
    if format != .auto { type = archive(.other, "-") }
    if let type, type != .zip {
      let numbers = MemberNumbers(uri: "-", output: "stdin", stamp: 0)
      members = Self.members(type, stream, numbers, folder: "", limits)
      return nil
    }
    if type == .zip {
      return unreadable("-", "load.zip", "a ZIP archive cannot be read from a pipe: give the file")
    }
    let (bytes, cut) = stream.rest(limit: limits.documentBytes)
    var input = Input(
      content: .bytes(bytes, format: documentFormat(.document(nil)), cut: cut),
      uri: "-",
      index: nil,
      output: "stdin"
    )
    input.stamp = Hash64(bytes).value
    return input
  }

  func documentFormat(_ type: FileType) -> Document.Format? {
    switch (format, type) {
    case (.html, _): .html
    case (.text, .document(.markdown)): .markdown
    case (.text, _): .text
    case (_, .document(let known)): known
    default: nil
    }
  }

  func unreadable(
    _ path: String,
    _ code: String,
    _ message: String,
    output: String? = nil
  ) -> Input {
    Input(
      content: .unreadable(Issue(.error, code, stage: "load", message)),
      uri: path,
      index: nil,
      output: output ?? unused(FileType.stem(of: Self.lastName(of: path)))
    )
  }

  // MARK: Names

  static func expanded(_ argument: String) -> [String] {
    let isPattern = argument.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }
    guard isPattern, ByteFile.kind(of: argument) == .missing else { return [argument] }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(argument, 0, nil, &found) == 0 else { return [argument] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
  }

  static func lastName(of path: String) -> String {
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
