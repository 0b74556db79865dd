import DatelineModel

extension Body {
  /// The bodies of a thread's posts, in order; `nil` if the page is no thread or has one post.
  ///
  /// Posts are what a forum repeats: elements that call themselves a body, side by side. What stands
  /// between them is who wrote when, with counts of posts and thanks.
  func posts() -> [Int]? {
    guard claims.contains(.thread) else { return nil }
    var container = 0
    while true {
      let parts = bodies(in: container)
      let sum = parts.reduce(0) { $0 + Int(good[$1]) }
      // A body around all bodies is none of them.
      if let large = parts.max(by: { good[$0] < good[$1] }), Int(good[large]) * 10 >= sum * 6,
        bodies(in: large).count >= 2
      {
        container = large
        continue
      }
      guard parts.count >= 2, sum * 10 >= Int(good[0]) * 6 else { return nil }
      return parts
    }
  }

  /// The outermost bodies inside an element that hold text.
  private func bodies(in container: Int) -> [Int] {
    let nodes = page.tree.nodes
    var result: [Int] = []
    var index = container + 1
    while index < Int(nodes[container].end) {
      if page.marks[index].contains(.body), !excluded[index], good[index] + junk[index] > 0 {
        result.append(index)
        index = Int(nodes[index].end)
      } else {
        index += 1
      }
    }
    return result
  }
}
