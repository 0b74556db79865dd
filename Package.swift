// swift-tools-version: 6.3;(experimentalCGen)
// The targets stand in the order in which data flows; this file is the picture of the architecture.
// `experimentalCGen` lets the CompileData plugin hand its C file to CDatelineData.

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The compiler of the embedded data runs inside every build, also a debug one: it is optimised there too.
let optimised: [SwiftSetting] =
  settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
/// What fetching needs of the network; AsyncHTTPClient's interface is made of NIO's types.
let network: [Target.Dependency] = [
  .product(name: "AsyncHTTPClient", package: "async-http-client"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
  .product(name: "NIOSSL", package: "swift-nio-ssl"),
]
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "dateline",
  products: [
    .executable(name: "dateline", targets: ["DatelineCLI"]),
    // `dateline fetch` starts it: the core never links a network library.
    .executable(name: "dateline-fetch", targets: ["DatelineFetchCLI"]),
    // For Benchmarks, a package of its own.
    .library(
      name: "DatelineStages",
      targets: [
        "DatelineModel", "DatelineSource", "DatelineHTML", "DatelineArticle", "DatelineGazetteer",
        "DatelineMatch", "DatelineReconcile", "DatelineOutput", "DatelinePipeline",
      ]
    ),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "DatelineModel", swiftSettings: settings),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "DatelineXML", dependencies: ["CLibXML2"], swiftSettings: settings),
    .target(
      name: "DatelineSource",
      dependencies: ["DatelineModel", "DatelineXML", "CZlib", "CCrypto"],
      swiftSettings: settings
    ),
    .systemLibrary(
      name: "CUchardet",
      pkgConfig: "uchardet",
      providers: [.apt(["libuchardet-dev"])]
    ),
    .target(
      name: "DatelineHTML",
      dependencies: ["DatelineModel", "CLibXML2", "CUchardet"],
      swiftSettings: settings
    ),
    .target(name: "DatelineArticle", dependencies: ["DatelineModel"], swiftSettings: settings),
    .target(name: "DatelineLexicon", dependencies: ["DatelineModel"], swiftSettings: optimised),
    .target(
      name: "DatelineRules",
      dependencies: ["DatelineModel", "DatelineLexicon", yams],
      exclude: ["Packs", "Notation.md"],
      swiftSettings: optimised
    ),
    .executableTarget(
      name: "DatelineCompiler",
      dependencies: ["DatelineModel", "DatelineLexicon", "DatelineRules"],
      swiftSettings: optimised
    ),
    .plugin(name: "CompileData", capability: .buildTool(), dependencies: ["DatelineCompiler"]),
    .target(
      name: "CDatelineData",
      cSettings: [.unsafeFlags(["-Wno-c23-extensions"])],
      plugins: ["CompileData"]
    ),
    .target(
      name: "DatelineGazetteer",
      dependencies: ["DatelineModel", "DatelineLexicon", "CDatelineData"],
      exclude: ["Data"],
      swiftSettings: settings
    ),
    .target(
      name: "DatelineMatch",
      dependencies: [
        "DatelineModel", "DatelineLexicon", "DatelineRules", "DatelineGazetteer", "CDatelineData",
      ],
      swiftSettings: settings
    ),
    .target(
      name: "DatelineReconcile",
      dependencies: ["DatelineModel", "DatelineLexicon", "DatelineGazetteer"],
      exclude: ["Data"],
      swiftSettings: settings
    ),
    .target(name: "DatelineOutput", dependencies: ["DatelineModel"], swiftSettings: settings),
    .target(
      name: "DatelinePipeline",
      dependencies: [
        "DatelineModel", "DatelineSource", "DatelineHTML", "DatelineArticle", "DatelineLexicon",
        "DatelineRules", "DatelineGazetteer", "DatelineMatch", "DatelineReconcile",
        "DatelineOutput",
      ],
      swiftSettings: settings
    ),
    .target(
      name: "DatelineExport",
      dependencies: ["DatelineOutput", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "DatelineCLI",
      dependencies: [
        "DatelineModel", "DatelineSource", "DatelineRules", "DatelineReconcile", "DatelineOutput",
        "DatelinePipeline", "DatelineExport", argumentParser,
      ],
      swiftSettings: settings
    ),
    .target(
      name: "DatelineFetch",
      dependencies: ["DatelineModel", "DatelineXML", "DatelineSource", "CZlib"] + network,
      swiftSettings: settings
    ),
    .executableTarget(
      name: "DatelineFetchCLI",
      dependencies: ["DatelineModel", "DatelineFetch", argumentParser],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DatelineFetchTests",
      dependencies: ["DatelineFetch"] + network,
      swiftSettings: settings
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "DatelineModelTests", dependencies: ["DatelineModel"]),
    .testTarget(
      name: "DatelineLexiconTests",
      dependencies: ["DatelineModel", "DatelineLexicon"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DatelineRulesTests",
      dependencies: ["DatelineModel", "DatelineLexicon", "DatelineRules"]
    ),
    .testTarget(
      name: "DatelineMatchTests",
      dependencies: [
        "DatelineModel", "DatelineLexicon", "DatelineRules", "DatelineGazetteer", "DatelineMatch",
      ]
    ),
    .testTarget(
      name: "DatelineGazetteerTests",
      dependencies: ["DatelineModel", "DatelineLexicon", "DatelineGazetteer"],
      swiftSettings: settings
    ),
    .testTarget(name: "DatelineSourceTests", dependencies: ["DatelineModel", "DatelineSource"]),
    .testTarget(
      name: "DatelineOutputTests",
      dependencies: ["DatelineModel", "DatelineOutput", "TestSupport"]
    ),
    .testTarget(
      name: "DatelineArticleTests",
      dependencies: ["DatelineArticle", "DatelineHTML", "DatelineModel"],
      swiftSettings: settings
    ),
    .testTarget(name: "DatelineHTMLTests", dependencies: ["DatelineHTML", "DatelineModel"]),
    .testTarget(
      name: "DatelineReconcileTests",
      dependencies: ["DatelineModel", "DatelineReconcile", "DatelineGazetteer"]
    ),
    .testTarget(
      name: "DatelinePipelineTests",
      dependencies: [
        "DatelineModel", "DatelineSource", "DatelineGazetteer", "DatelineOutput",
        "DatelinePipeline", "DatelineCLI", "TestSupport",
      ]
    ),
    .testTarget(
      name: "DatelineExportTests",
      dependencies: ["DatelineExport", "DatelinePipeline"]
    ),
    .testTarget(
      name: "GoldenTests",
      dependencies: [
        "DatelineModel", "DatelineSource", "DatelineRules", "DatelineOutput", "DatelinePipeline",
        "TestSupport",
      ],
      exclude: ["Corpus.md"]
    ),
  ],
  swiftLanguageModes: [.v6]
)
