internal import Glibc
internal import Synchronization

/// How many bytes the inputs of a run have together, counted beside the run.
public final class InputWeight: Sendable {
  private let inputs: [String]
  private let total = Atomic<Int>(0)
  private let isWhole = Atomic<Bool>(false)

  /// Begins to count.
  ///
  /// - Parameter inputs: Files, folders and patterns, as for `InputCursor`.
  public init(_ inputs: [String]) {
    self.inputs = inputs
    var thread = pthread_t()
    let status = pthread_create(
      &thread,
      nil,
      { weight in
        if let weight { Unmanaged<InputWeight>.fromOpaque(weight).takeRetainedValue().count() }
        return nil
      },
      Unmanaged.passRetained(self).toOpaque()
    )
    if status == 0 { pthread_detach(thread) }
  }

  /// The number of bytes; `nil` while they are being counted.
  public var value: Int? {
    isWhole.load(ordering: .acquiring) ? total.load(ordering: .relaxed) : nil
  }

  private func count() {
    for path in inputs.flatMap(InputCursor.expanded) where path != "-" {
      if ByteFile.kind(of: path) == .folder {
        count(path.hasSuffix("/") ? path : path + "/")
      } else {
        total.add(ByteFile.size(of: path), ordering: .relaxed)
      }
    }
    isWhole.store(true, ordering: .releasing)
  }

  private func count(_ folder: String) {
    for (name, kind) in InputCursor.names(in: folder) ?? [] where !name.hasPrefix(".") {
      let path = folder + name
      switch kind ?? ByteFile.kind(of: path) {
      case .folder where kind == .folder: count(path + "/")
      case .file where FileType(name: name) != .other:
        total.add(ByteFile.size(of: path), ordering: .relaxed)
      default: break
      }
    }
  }
}
