import ArgumentParser

/// The command `dateline`.
@main
struct Dateline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Press clippings in, facts out."
  )
}
