import Testing

@testable import DatelineFetch

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("https://Example.com", "https://example.com/"),
    ("example.com/a", "https://example.com/a"),
    ("localhost:8080/a", "https://localhost:8080/a"),
    ("HTTP://example.com:80/a?b=c#d", "http://example.com/a?b=c"),
    ("https://example.com:8443/", "https://example.com:8443/"),
    ("https://example.com./a", "https://example.com/a"),
    ("https://example.com?q=1", "https://example.com/?q=1"),
    (" https://example.com/a b ", "https://example.com/a%20b"),
    ("https://example.com/新聞/一", "https://example.com/%E6%96%B0%E8%81%9E/%E4%B8%80"),
    ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    ("http://[2001:db8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
  ])
  func isNormalised(_ written: String, _ expected: String) throws {
    #expect(try WebAddress(written).description == expected)
  }

  @Test(arguments: [
    "", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "https://",
    "https://user@example.com/", "https://user:word@example.com/", "https://example.com:99999/",
  ])
  func isRefused(_ written: String) {
    #expect(throws: WebAddress.Mistake.self) { try WebAddress(written) }
  }

  @Test(arguments: [
    ("/b", "https://example.com/b"),
    ("b", "https://example.com/a/b"),
    ("../b?c", "https://example.com/b?c"),
    ("//other.example/b", "https://other.example/b"),
    ("http://other.example/", "http://other.example/"),
    ("?page=2", "https://example.com/a/x?page=2"),
    ("b c#d", "https://example.com/a/b%20c"),
  ])
  func referencesAreResolved(_ reference: String, _ expected: String) throws {
    let base = try WebAddress("https://example.com/a/x")
    #expect(try base.following(reference).description == expected)
  }
}
