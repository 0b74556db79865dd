import ArgumentParser
import Glibc

/// `dateline fetch`: hands over to `dateline-fetch`, which alone reaches the network.
struct Fetch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Download press pages politely into a folder that `run` reads."
  )

  @Argument(parsing: .captureForPassthrough)
  var arguments: [String] = []

  func run() throws {
    let program = Self.neighbour
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    signal(SIGPIPE, SIG_DFL)
    execv(program, &words)
    Terminal.complain(
      "dateline fetch: \(program): \(String(cString: strerror(errno))); `make build` makes it"
    )
    throw ExitCode.usage
  }

  /// `dateline-fetch` beside this program, wherever that was installed.
  private static var neighbour: String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &path, path.count)
    let own = String(
      decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) },
      as: UTF8.self
    )
    return own + "-fetch"
  }
}
