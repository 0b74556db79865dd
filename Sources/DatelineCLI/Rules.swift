import ArgumentParser

/// `dateline rules`: work on rule packs.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check rule packs."
  )
}
