import DatelineModel
import DatelineSource
import Foundation
import Testing

@testable import DatelinePipeline

/// Lists with faults that are known, through the whole pipeline: what is wrong is found, and nothing
/// else is.
@Suite struct FaultCorpusTests {
  typealias Finding = FaultCorpus.Finding

  /// Hits, misses and false alarms of one kind of finding.
  struct Tally {
    var right = 0
    var missed = 0
    var wrong = 0
    var precision: Double { right == 0 ? 1 : Double(right) / Double(right + wrong) }
    var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
  }

  static let samplesOfEachFault = 170
  /// What the random numbers begin with; others can be tried by setting `DATELINE_FAULT_SEED`.
  static let seed =
    ProcessInfo.processInfo.environment["DATELINE_FAULT_SEED"].flatMap { UInt64($0) } ?? 20_240_123

  @Test func everyFaultIsFoundAndNothingElse() async throws {
    let pool = CityPool()
    var corpus = FaultCorpus(pool, seed: Self.seed)
    var samples: [FaultCorpus.Sample] = []
    for fault in FaultCorpus.Fault.allCases {
      for _ in 0..<Self.samplesOfEachFault { samples.append(corpus.sample(fault)) }
    }
    #expect(samples.count >= 2_000)
    let pipeline = try Pipeline()
    let results = await withTaskGroup(of: [(Int, Set<Finding>, Int)].self) { group in
      for part in 0..<4 {
        group.addTask { [samples] in
          let worker = pipeline.makeWorker()
          return stride(from: part, to: samples.count, by: 4).map { index in
            let record = worker.record(of: samples[index].document)
            let (findings, wrongEntities) = Self.findings(record, samples[index])
            return (index, findings, wrongEntities)
          }
        }
      }
      var all: [(Int, Set<Finding>, Int)] = []
      for await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }
    }
    var tallies: [String: Tally] = [:]
    var failures: [String] = []
    var loudClean = 0
    var wrongEntities = 0
    for (index, found, wrong) in results {
      let sample = samples[index]
      wrongEntities += wrong
      if sample.fault == .none, !found.isEmpty { loudClean += 1 }
      for finding in sample.findings.union(found) {
        switch (sample.findings.contains(finding), found.contains(finding)) {
        case (true, true): tallies[finding.kind, default: Tally()].right += 1
        case (true, false): tallies[finding.kind, default: Tally()].missed += 1
        default: tallies[finding.kind, default: Tally()].wrong += 1
        }
      }
      if sample.findings != found {
        failures.append(
          "\(index) \(sample.fault) \(sample.variant) \(sample.layouts): missed "
            + "\(Self.listed(sample.findings.subtracting(found))), "
            + "wrong \(Self.listed(found.subtracting(sample.findings)))"
        )
      }
    }
    let report = tallies.sorted { $0.key < $1.key }.map { kind, tally in
      "\(kind): right \(tally.right), missed \(tally.missed), wrong \(tally.wrong)"
    }
    let text = Comment(rawValue: (report + failures.prefix(120)).joined(separator: "\n"))
    #expect(loudClean == 0, text)
    // Which of the cities of a name is meant is decided elsewhere; both languages agree on it.
    #expect(wrongEntities <= samples.count / 50, text)
    for (kind, tally) in tallies {
      #expect(tally.precision >= 0.99, "\(kind)\n\(text.rawValue)")
      #expect(tally.recall >= 0.99, "\(kind)\n\(text.rawValue)")
    }
  }

  static func listed(_ findings: Set<Finding>) -> String {
    findings.map { "\($0)".replacing("DatelinePipelineTests.FaultCorpus.Finding.", with: "") }
      .sorted().joined(separator: " ")
  }

  /// What a record says about its two lists, and how many pairs stand for another city.
  static func findings(_ record: Record, _ sample: FaultCorpus.Sample) -> (Set<Finding>, Int) {
    var found: Set<Finding> = []
    var wrong = 0
    func names(_ id: String) -> [String] {
      record.lists.first { $0.id == id }?.items.map { record.article.string(in: $0.range) } ?? []
    }
    for result in record.reconciliations {
      let isSwapped = record.lists.first { $0.id == result.left }?.language == .english
      let (left, right) = (names(result.left), names(result.right))
      for name in result.onlyLeft.map({ left[$0] }) {
        found.insert(isSwapped ? .onlyEnglish(name) : .onlyChinese(name))
      }
      for name in result.onlyRight.map({ right[$0] }) {
        found.insert(isSwapped ? .onlyChinese(name) : .onlyEnglish(name))
      }
      if result.order == .reordered { found.insert(.reordered) }
      for pair in result.pairs {
        let (chinese, english) =
          isSwapped
          ? (right[pair.right], left[pair.left]) : (left[pair.left], right[pair.right])
        if let entity = sample.entities[chinese], let found = pair.entity, entity != found {
          wrong += 1
        }
        let subject = (pair.note ?? "").hasPrefix(english) ? english : chinese
        switch pair.relation {
        case .misspelt: found.insert(.misspelt(subject))
        case .variant: found.insert(.variant(subject))
        case .granularity: found.insert(.granularity(subject))
        case .same:
          if sample.findings.contains(.homonym(chinese)) { found.insert(.homonym(chinese)) }
        }
      }
    }
    for issue in record.issues {
      switch issue.code {
      case "list.count": found.insert(.count)
      case "list.order": found.insert(.order)
      case "list.duplicate":
        let name = issue.message.split(separator: ": ", maxSplits: 1).last ?? ""
        found.insert(.duplicate(String(name.replacing(" stands in it more than once", with: ""))))
      default: break
      }
    }
    return (found, wrong)
  }
}
