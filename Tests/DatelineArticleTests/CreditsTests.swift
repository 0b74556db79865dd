import Testing

@testable import DatelineArticle

@Suite struct CreditsTests {
  @Test(
    arguments: [
      ("The new wing. Photo: A. Smith", "The new wing.", "A. Smith"),
      ("The new wing (Jane Doe/AP)", "The new wing", "Jane Doe/AP"),
      ("The new wing (AFP)", "The new wing", "AFP"),
      ("The new wing. AP Photo/Jane Doe, File", "The new wing.", "AP Photo/Jane Doe, File"),
      ("The new wing [사진 = 홍길동 기자]", "The new wing", "홍길동 기자"),
      ("(Example Images)", nil, "Example Images"),
      ("The new wing (right)", "The new wing (right)", nil),
      ("The new wing", "The new wing", nil),
    ] as [(String, String?, String?)]
  )
  func splits(_ text: String, _ caption: String?, _ credit: String?) {
    let parts = Credits.split(Array(text.utf8))
    #expect(parts.caption == caption)
    #expect(parts.credit == credit)
  }
}
