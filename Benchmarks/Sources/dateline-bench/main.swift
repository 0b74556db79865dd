// Times the stages over a folder of pages, everything in memory, and says what memory is needed.
// Usage: dateline-bench [FOLDER …]           the stages (Corpus if no folder is given)
//        dateline-bench --match [FOLDER …]   matching alone, many times, for a profiler
//        dateline-bench --memory [FOLDER …]  peak memory of 1,000 and of 100,000 pages
//        dateline-bench --start PROGRAM      how long the program needs to begin, and its memory

var arguments = Array(CommandLine.arguments.dropFirst())
let mode = arguments.first.flatMap { $0.hasPrefix("--") ? $0 : nil }
if mode != nil { arguments.removeFirst() }
switch mode {
case nil: try measureStages(of: pages(in: arguments))
case "--match": try repeatMatching(of: pages(in: arguments))
case "--memory": try measureMemory(with: pages(in: arguments))
case "--start": measureStart(of: arguments.first ?? ".build/release/dateline")
default: fatalError("unknown option \(mode ?? "")")
}
