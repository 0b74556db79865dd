// swift-tools-version: 6.3;(experimentalCGen)
import PackageDescription

let package = Package(
  name: "dateline-benchmarks",
  dependencies: [.package(name: "dateline", path: "..")],
  targets: [
    .systemLibrary(
      name: "CBareXML",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .executableTarget(
      name: "dateline-bench",
      dependencies: ["CBareXML", .product(name: "DatelineStages", package: "dateline")]
    ),
    .target(name: "CFuzzer"),
    // Links only with `--sanitize fuzzer`: `make fuzz`.
    .executableTarget(
      name: "dateline-fuzz",
      dependencies: ["CFuzzer", .product(name: "DatelineStages", package: "dateline")]
    ),
  ],
  // One file of top-level code, one thread: the rules of Swift 5 are enough.
  swiftLanguageModes: [.v5]
)
