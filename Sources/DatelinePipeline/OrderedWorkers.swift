internal import Glibc

/// Maps a stream of inputs on several threads and hands the results over in input order.
///
/// `next` and `deliver` are called by one thread at a time; `work` by all of them. A worker that is
/// far ahead of the slowest input waits, so that no more than a few dozen results are held.
final class OrderedWorkers<Input, Result>: @unchecked Sendable {
  /// Results that may wait for an earlier one; enough to hide a page that takes long.
  private static var window: Int { 48 }
  /// The recursion of no stage comes near this; the default of secondary threads would do as well.
  private static var stackBytes: Int { 16 << 20 }

  private let next: () -> Input?
  private let makeWorker: (Int) -> (Input) -> Result
  private let deliver: (Result) -> Bool
  private var mutex = pthread_mutex_t()
  private var changed = pthread_cond_t()
  private var taken = 0
  private var delivered = 0
  private var waiting: [Int: Result] = [:]
  private var stopped = false

  /// Describes the work.
  ///
  /// - Parameters:
  ///   - next: Gives the next input; `nil` at the end.
  ///   - makeWorker: Makes what one thread calls for each of its inputs; takes the thread's number.
  ///   - deliver: Takes the next result; `false` stops the whole.
  init(
    next: @escaping () -> Input?,
    makeWorker: @escaping (Int) -> (Input) -> Result,
    deliver: @escaping (Result) -> Bool
  ) {
    self.next = next
    self.makeWorker = makeWorker
    self.deliver = deliver
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&changed, nil)
  }

  deinit {
    pthread_mutex_destroy(&mutex)
    pthread_cond_destroy(&changed)
  }

  /// Works on `jobs` threads until the inputs end or `deliver` stops it.
  func run(jobs: Int) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, Self.stackBytes)
    defer { pthread_attr_destroy(&attributes) }
    var threads: [pthread_t] = []
    for number in 0..<max(jobs, 1) {
      let body = Unmanaged.passRetained(ThreadBody { self.loop(number) })
      var thread = pthread_t()
      let status = pthread_create(
        &thread,
        &attributes,
        { body in
          if let body { Unmanaged<ThreadBody>.fromOpaque(body).takeRetainedValue().run() }
          return nil
        },
        body.toOpaque()
      )
      if status == 0 { threads.append(thread) } else { body.release() }
    }
    if threads.isEmpty { loop(0) }
    for thread in threads { pthread_join(thread, nil) }
  }

  private func loop(_ thread: Int) {
    let work = makeWorker(thread)
    while let (number, input) = take() {
      let result = work(input)
      give(result, number)
    }
  }

  private func take() -> (Int, Input)? {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    while !stopped, taken - delivered >= Self.window { pthread_cond_wait(&changed, &mutex) }
    guard !stopped, let input = next() else { return nil }
    taken += 1
    return (taken - 1, input)
  }

  private func give(_ result: Result, _ number: Int) {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    waiting[number] = result
    while !stopped, let ready = waiting.removeValue(forKey: delivered) {
      delivered += 1
      if !deliver(ready) { stopped = true }
    }
    pthread_cond_broadcast(&changed)
  }
}

/// What a thread runs; C passes it through as a pointer.
private final class ThreadBody {
  let run: () -> Void

  init(_ run: @escaping () -> Void) { self.run = run }
}
