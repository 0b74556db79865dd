import Foundation
import PackagePlugin

/// Runs DatelineCompiler over the gazetteer's tables and the rule packs, and hands the C file that
/// embeds the result to CDatelineData.
@main
struct CompileData: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let sources = context.package.directoryURL.appending(path: "Sources")
    let gazetteer = sources.appending(path: "DatelineGazetteer/Data")
    let packs = sources.appending(path: "DatelineRules/Packs")
    let output = context.pluginWorkDirectoryURL
    return [
      .buildCommand(
        displayName: "Compiling gazetteer and rule packs",
        executable: try context.tool(named: "DatelineCompiler").url,
        arguments: [gazetteer.path, packs.path, output.path],
        inputFiles: files(in: gazetteer) + files(in: packs),
        outputFiles: [output.appending(path: "dateline_data.c")]
      )
    ]
  }

  private func files(in directory: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
    let found = (all?.allObjects as? [URL] ?? []).filter {
      ["tsv", "yaml"].contains($0.pathExtension)
    }
    return found.sorted { $0.path < $1.path }
  }
}
