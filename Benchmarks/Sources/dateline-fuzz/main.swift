// Feeds libFuzzer's inputs to the whole way from bytes to the record.
// Usage: dateline-fuzz [libFuzzer's options] [FOLDER OF INPUTS …]; built by `make fuzz` alone.

import CFuzzer
import DatelineModel
import DatelineOutput
import DatelinePipeline
import Glibc

let worker = try Pipeline().makeWorker()
var writer = RecordWriter(pretty: false)

/// The record of the same bytes, as JSON.
func record(_ bytes: [UInt8], _ format: Document.Format) -> [UInt8] {
  writer.bytes(
    of: worker.record(of: Document(uri: "-", bytes: bytes, sha256: nil, format: format))
  )
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
// SwiftPM renames main, so libFuzzer's own main is out of reach.
exit(
  LLVMFuzzerRunDriver(&count, &arguments) { data, size in
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    // Text without any tag is read as text too: other code meets it.
    let formats: [Document.Format] = bytes.contains(0x3C) ? [.html] : [.html, .text, .markdown]
    for format in formats {
      precondition(!record(bytes, format).isEmpty)
    }
    return 0
  }
)
