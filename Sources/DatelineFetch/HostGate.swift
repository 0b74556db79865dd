/// Lets one request at a time through to a host, with a pause between them.
actor HostGate {
  private var isBusy = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var opens: ContinuousClock.Instant?
  /// Seconds between the end of a request and the next one.
  private var delay: Double

  init(delay: Double) { self.delay = delay }

  /// Takes a longer pause from now on.
  func slowDown(to seconds: Double) { delay = max(delay, seconds) }

  /// Runs `request` when it is its turn.
  ///
  /// - Throws: What the request throws; `CancellationError` if the run ends while it waits.
  func pass<Value: Sendable>(
    _ request: @Sendable () async throws -> Value
  ) async throws -> Value {
    if isBusy {
      await withCheckedContinuation { waiting.append($0) }
    } else {
      isBusy = true
    }
    defer { leave() }
    if let opens, opens > .now { try await Task.sleep(until: opens) }
    try Task.checkCancellation()
    let value: Value
    do {
      value = try await request()
    } catch {
      opens = .now + .seconds(delay)
      throw error
    }
    opens = .now + .seconds(delay)
    return value
  }

  /// Hands the turn to whoever waits longest.
  private func leave() {
    if waiting.isEmpty {
      isBusy = false
    } else {
      waiting.removeFirst().resume()
    }
  }
}
