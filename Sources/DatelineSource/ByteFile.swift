internal import Glibc

/// Reads files and pipes through plain descriptors.
enum ByteFile {
  /// Why a file could not be read, as the system says it.
  struct Failure: Error {
    var reason: String

    static func last() -> Failure { Failure(reason: String(cString: strerror(errno))) }
  }

  /// What a path leads to.
  enum Kind { case file, folder, pipe, other, missing }

  /// What a path leads to, symbolic links followed.
  static func kind(of path: String) -> Kind {
    var info = stat()
    guard stat(path, &info) == 0 else { return .missing }
    return kind(ofMode: info.st_mode)
  }

  /// The size of a file; 0 where there is none.
  static func size(of path: String) -> Int {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : 0
  }

  /// Whether the path itself is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// The bytes of a file or a pipe, at most `limit`, and whether there were more.
  static func bytes(of path: String, limit: Int) throws(Failure) -> (bytes: [UInt8], cut: Bool) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last() }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .last() }
    guard info.st_mode & S_IFMT != S_IFDIR else { throw Failure(reason: "Is a directory") }
    return try bytes(of: descriptor, expecting: Int(info.st_size), limit: limit)
  }

  /// The bytes that a descriptor still gives, at most `limit`, and whether there were more.
  static func bytes(
    of descriptor: Int32,
    expecting size: Int,
    limit: Int
  ) throws(Failure) -> (bytes: [UInt8], cut: Bool) {
    var bytes: [UInt8] = []
    // One byte more than the size: the read that returns 0 then needs no second buffer.
    var room = min(max(size + 1, 65_536), limit)
    while true {
      let start = bytes.count
      var status = 0
      bytes.append(addingCapacity: room) { buffer in
        status = readAll(descriptor, into: buffer)
        return max(status, 0)
      }
      if status < 0 { throw .last() }
      if status == 0 { return (bytes, false) }
      if bytes.count >= limit { return (bytes, !atEnd(descriptor)) }
      if bytes.count - start < room { continue }
      room = min(bytes.count, limit - bytes.count)
    }
  }

  private static func kind(ofMode mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFIFO, S_IFSOCK, S_IFCHR: .pipe
    default: .other
    }
  }

  private static func atEnd(_ descriptor: Int32) -> Bool {
    var byte: UInt8 = 0
    return read(descriptor, &byte, 1) <= 0
  }

  /// Reads once, again where a signal interrupted it; the number of bytes, 0 at the end, -1 on error.
  static func readAll(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      return count
    }
  }
}

extension [UInt8] {
  /// Appends what `fill` writes into up to `room` bytes; it returns how many that were.
  mutating func append(
    addingCapacity room: Int,
    _ fill: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    let start = count
    append(contentsOf: repeatElement(0, count: room))
    let filled = withUnsafeMutableBytes { buffer in
      fill(UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
    }
    removeLast(room - filled)
  }
}

extension UnsafeRawBufferPointer {
  /// Where some bytes first occur in the memory.
  package func firstIndex(of wanted: [UInt8]) -> Int? {
    guard let baseAddress, let first = wanted.first else { return nil }
    var index = 0
    while index + wanted.count <= count,
      let found = memchr(baseAddress + index, Int32(first), count - wanted.count + 1 - index)
    {
      index = UnsafeRawPointer(found) - baseAddress
      if memcmp(found, wanted, wanted.count) == 0 { return index }
      index += 1
    }
    return nil
  }
}
