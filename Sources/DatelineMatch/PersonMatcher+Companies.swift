import DatelineLexicon
import DatelineModel

/// What companies of a text are called is no part of people's names.
extension PersonMatcher {
  /// Notes what a company is called, if the run is its name: Lintora Corporation.
  func noteCompany(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    guard search.parts.count > 1, let name = search.parts.first, !name.isKnown,
      !name.traits.contains(.stop),
      search.parts.dropFirst().prefix(3).contains(where: { $0.traits.contains(.company) })
    else { return }
    search.companies.insert(scan.keyHash(name.first, name.end))
  }

  /// Takes out the names that begin with what a company of the text is called.
  func leaveOutCompanies(_ scan: borrowing Scan, _ search: inout PersonSearch) {
    guard !search.companies.isEmpty else { return }
    let companies = search.companies
    func isCompany(_ finding: PersonFinding) -> Bool {
      guard !finding.isHan, finding.honorific == nil else { return false }
      return (finding.first + 1...finding.first + 3).contains { end in
        end <= finding.end && companies.contains(scan.keyHash(finding.first, end))
      }
    }
    search.findings.removeAll { isCompany($0) }
    search.doubts.removeAll { isCompany($0.finding) }
  }
}
