internal import Glibc

/// Lets a test make a document that crashes, hangs or eats memory, in debug builds alone.
enum TestHook {
  #if DEBUG
  /// Does what a document asks for that begins with `<!-- dateline-test: crash -->`, or with `hang`
  /// or `memory` for `crash`.
  static func run(_ bytes: [UInt8]) {
    func asks(_ what: String) -> Bool { bytes.starts(with: "<!-- dateline-test: \(what) -->".utf8) }
    if asks("crash") { abort() }
    if asks("hang") { while true { sleep(1) } }
    if asks("memory") {
      var all: [[UInt8]] = []
      while true {
        all.append([UInt8](unsafeUninitializedCapacity: 16 << 20) { $1 = $0.count })
      }
    }
  }
  #else
  @inline(__always)
  static func run(_ bytes: [UInt8]) {}
  #endif
}
