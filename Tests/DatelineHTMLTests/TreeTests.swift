import DatelineHTML
import DatelineModel
import Testing

@Suite struct TreeTests {
  @Test func aPageHasItsSkeleton() {
    #expect(
      dump("<!doctype html><title>A &amp; B</title><p class=x>one<p>two") == """
        | <html>
        |   <head>
        |     <title>
        |       "A & B"
        |   <body>
        |     <p>
        |       class="x"
        |       "one"
        |     <p>
        |       "two"

        """
    )
  }

  @Test func libxml2SaysItsVersion() {
    #expect(HTMLParser.libxml2Version.split(separator: ".").count == 3)
  }
}
