import Synchronization

/// Things that one thread works with at a time, kept with what they have learnt for the next one.
public final class LendingPool<Item: Sendable>: Sendable {
  private let make: @Sendable () -> Item
  /// Those that no thread works with at the moment.
  private let idle = Mutex<[Item]>([])

  /// Makes a pool.
  ///
  /// - Parameter make: makes an item where none is idle.
  public init(_ make: @escaping @Sendable () -> Item) { self.make = make }

  /// Lends an item, and takes it back as it is left.
  public func withItem(_ body: (inout Item) -> Void) {
    var item = idle.withLock { $0.popLast() } ?? make()
    body(&item)
    let used = item
    idle.withLock { $0.append(used) }
  }
}
