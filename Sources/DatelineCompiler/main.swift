// Compiles the gazetteer's tables and the rule packs into one blob, and writes the C file that
// embeds it. Usage: DatelineCompiler GAZETTEER-DIR PACKS-DIR OUTPUT-DIR

import DatelineLexicon
import DatelineModel
import DatelineRules
import Foundation

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  fail(["usage: DatelineCompiler GAZETTEER-DIR PACKS-DIR OUTPUT-DIR"], 2)
}
do {
  var compilation = Compilation()
  try compilation.addGazetteer(URL(filePath: arguments[1]))
  try compilation.addPacks(URL(filePath: arguments[2]))
  try compilation.write(to: URL(filePath: arguments[3]))
} catch let mistakes as RuleMistakes {
  // Named from the folder of the packs on; editors jump to whole paths.
  fail(mistakes.list.map { "\(arguments[2])/\($0)" }, 1)
} catch let mistake as FileMistake {
  fail([mistake.description], 1)
} catch {
  fail(["\(error)"], 1)
}

func fail(_ lines: [String], _ status: Int32) -> Never {
  FileHandle.standardError.write(Data(lines.map { $0 + "\n" }.joined().utf8))
  exit(status)
}
