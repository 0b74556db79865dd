// Compiles the gazetteer's tables and the rule packs into one blob, and writes the C file that
// embeds it. Usage: DatelineCompiler GAZETTEER-DIR PACKS-DIR OUTPUT-DIR

import DatelineLexicon
import Foundation

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  FileHandle.standardError.write(
    Data("usage: DatelineCompiler GAZETTEER-DIR PACKS-DIR OUTPUT-DIR\n".utf8)
  )
  exit(2)
}
let output = URL(filePath: arguments[3])
let blob = output.appending(path: "dateline_data.bin")
try Data(BlobWriter().encode()).write(to: blob)
let source = """
  #include <stddef.h>
  #include <stdint.h>
  const uint8_t dateline_data[] __attribute__((aligned(16))) = {
  #embed "\(blob.path)"
  };
  const size_t dateline_data_size = sizeof dateline_data;
  const char dateline_rules_hash[] = "0000000000000000";
  const char dateline_gazetteer_hash[] = "0000000000000000";

  """
try Data(source.utf8).write(to: output.appending(path: "dateline_data.c"))
