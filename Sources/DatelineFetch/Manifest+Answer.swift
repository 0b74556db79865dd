internal import DatelineSource

extension Manifest.Row {
  /// A page that could not be had.
  init(_ url: String, failure: FetchFailure) {
    self.url = url
    outcome = .failed
    reason = failure.code
    message = failure.message
    httpStatus = failure.code.hasPrefix("http.") ? Int(failure.code.dropFirst(5)) : nil
    headers = []
  }

  /// A page as it was answered; where it is stored is not known yet.
  init(_ url: String, answer: Response) {
    let kept = [
      "content-language", "content-type", "date", "etag", "last-modified", "link",
    ]
    self.url = url
    finalURL = answer.address.description
    outcome = .fetched
    httpStatus = answer.status
    contentType = answer.header("content-type")
    headers = answer.headers.compactMap { header in
      let name = header.name.lowercased()
      return kept.contains(name) ? Header(name: name, value: header.value) : nil
    }
    retrieved = answer.retrieved
    bytes = answer.body.count
    sha256 = ContentHash.sha256(of: answer.body)
  }
}
