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
  /// A step of a walk; two of them fill a line of the processor's cache.
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
    /// The bytes from 0x80 on that names go on with at once, a bit for each value of their lowest six
    /// bits.
    var leads: UInt64 = 0
  }

  static let noForm = UInt32.max
  private static let pairCount = 32_768
  private static let lineSize = 64

  private let memory: UnsafeMutableRawPointer
  private let steps: UnsafeMutablePointer<Step>

  init() {
    assert(2 * MemoryLayout<Step>.stride == Self.lineSize)
    // Memory that comes as zeros is given page by page, when it is needed.
    guard let memory = calloc(Self.pairCount + 1, Self.lineSize) else {
      preconditionFailure("no memory for a cache")
    }
    self.memory = memory
    let start = memory.alignedUp(toMultipleOf: Self.lineSize)
    steps = start.bindMemory(to: Step.self, capacity: 2 * Self.pairCount)
  }

  deinit { free(memory) }

  /// The step with a key, made unless it is known.
  ///
  /// There is room for two steps in each place; the one that was asked for longer ago goes.
  @inline(__always)
  func step(_ key: UInt64, _ make: () -> Step) -> Step {
    let pair = steps + 2 &* (Int(truncatingIfNeeded: key ^ (key &>> 29)) & (Self.pairCount &- 1))
    if pair.pointee.key == key { return pair.pointee }
    let first = pair.pointee
    if pair[1].key == key {
      pair.pointee = pair[1]
    } else {
      pair.pointee = make()
      pair.pointee.key = key
    }
    pair[1] = first
    return pair.pointee
  }
}
