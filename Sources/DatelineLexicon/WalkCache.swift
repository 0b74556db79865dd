import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What walks over the tries of some lexicons have come to lately: from a node, over a token.
///
/// Texts repeat their words, and a walk over a word that was met before costs one look into this
/// table instead of several into a trie that no cache of the processor holds. One thread uses it at
/// a time.
final class WalkCache: @unchecked Sendable {
  /// A step of a walk.
  struct Step {
    /// The hash of the node and the token; 0 in a free entry.
    var key: UInt64 = 0
    /// The unit that the walk came to; 0 where there is none.
    var unit: UInt32 = 0
    /// The form that ends there; `noForm` for none.
    var form: UInt32 = noForm
    /// The kinds of the form's senses.
    var kinds: UInt32 = 0
    /// The letters that names go on with behind a space, a bit each from `a` on.
    var letters: UInt32 = 0
  }

  static let noForm = UInt32.max
  private static let size = 32_768

  private let steps: UnsafeMutablePointer<Step>

  init() {
    // Memory that comes as zeros is given page by page, when it is needed.
    guard let memory = calloc(Self.size, MemoryLayout<Step>.stride) else {
      preconditionFailure("no memory for a cache")
    }
    steps = memory.bindMemory(to: Step.self, capacity: Self.size)
  }

  deinit { free(steps) }

  /// The entry where a step with this key is or will be: later ones take the place of earlier ones.
  @inline(__always)
  func entry(_ key: UInt64) -> UnsafeMutablePointer<Step> {
    steps + Int(truncatingIfNeeded: key ^ (key &>> 29)) & (Self.size &- 1)
  }
}

/// The caches that the threads have filled so far for some lexicons.
final class WalkCaches: Sendable {
  private let idle = Mutex<[WalkCache]>([])

  /// Lends a cache, which keeps what it learns from the text.
  func withCache(_ body: (WalkCache) -> Void) {
    let cache = idle.withLock { $0.popLast() } ?? WalkCache()
    body(cache)
    idle.withLock { $0.append(cache) }
  }
}
