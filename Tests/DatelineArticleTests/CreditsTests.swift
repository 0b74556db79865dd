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
      ("渡轮靠岸。示例报记者 王小明 摄", "渡轮靠岸。", "示例报记者 王小明"),
      ("渡轮在风里靠岸，乘客排队 李大华/摄", "渡轮在风里靠岸，乘客排队", "李大华"),
      ("图为渡轮靠岸。（王小明摄）", "图为渡轮靠岸。", "王小明"),
      ("船员在甲板上。 船员家属供图", "船员在甲板上。", "船员家属"),
      ("渡轮靠岸。（示例视觉）", "渡轮靠岸。", "示例视觉"),
      ("示例报记者王小明、李大华摄", nil, "示例报记者王小明、李大华"),
      ("图片来源：示例网 王小明 摄", nil, "示例网 王小明"),
      ("5月1日 乘客在码头排队 本报记者 王小明 摄", "5月1日 乘客在码头排队", "本报记者 王小明"),
      ("渡輪靠岸（圖／記者王小明攝）", "渡輪靠岸", "記者王小明"),
      ("渡轮靠岸（受访者供图）", "渡轮靠岸", "受访者"),
      ("渡轮公司供图", nil, "渡轮公司"),
      ("超市货架空置（供应紧张）", "超市货架空置（供应紧张）", nil),
    ] as [(String, String?, String?)]
  )
  func splits(_ text: String, _ caption: String?, _ credit: String?) {
    let parts = Credits.split(Array(text.utf8))
    #expect(parts.caption == caption)
    #expect(parts.credit == credit)
  }
}
