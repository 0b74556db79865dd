import DatelineLexicon
import DatelineModel

/// What the packs' tables `products.tsv` and `categories.tsv` say, by row.
struct ProductCatalogue: Sendable {
  private static let plainKinds = SenseKinds(
    .wordLatin,
    .givenName,
    .surname,
    .city,
    .region,
    .country,
    .mononym,
    .category,
    .title
  )

  private let products: Table?
  private let categories: Table?
  private var brandRows: [Int32] = []
  private var categoryRows: [Int32] = []
  private var needs: [Bool] = []
  private var persons: [Bool] = []
  private var groups: [String] = []
  private var weak: [Bool] = []
  private var categoryIDs: [String] = []
  private var categoryIndex: [String: Int32] = [:]
  /// Rows of which only some names need the brand, and these names: form << 24 | row.
  private var someNeed: Set<UInt32> = []
  private var needyForms: Set<UInt64> = []

  init(products: Table?, categories: Table?, _ brands: BrandCatalogue, _ lexicons: Lexicons) {
    self.products = products
    self.categories = categories
    if let categories {
      let (id, group) = (categories.column("id") ?? 0, categories.column("group") ?? 0)
      let flags = categories.column("flags")
      for row in 0..<categories.rowCount {
        groups.append(categories.string(row, group))
        weak.append(flags.map { categories.string(row, $0) == "weak" } ?? false)
        categoryIDs.append(categories.string(row, id))
        categoryIndex[categories.string(row, id)] = Int32(row)
      }
    }
    guard let products else { return }
    func column(_ name: String) -> Int { products.column(name) ?? 0 }
    let (brand, category) = (column("brand"), column("category"))
    let (flags, common) = (column("flags"), column("common"))
    for row in 0..<products.rowCount {
      brandRows.append(brands.row(of: products.string(row, brand)) ?? -1)
      categoryRows.append(categoryIndex[products.string(row, category)] ?? -1)
      let words = products.string(row, flags).split(separator: " ")
      needs.append(words.contains("needs-brand"))
      persons.append(words.contains("person"))
      for name in products.alternatives(row, common) {
        someNeed.insert(UInt32(row))
        guard let form = lexicons.form(String(name)) else { continue }
        needyForms.insert(UInt64(form) << 24 | UInt64(row))
      }
    }
  }

  /// The row of a product's brand.
  func brand(of row: Int32) -> Int32? {
    let brand = brandRows[Int(row)]
    return brand < 0 ? nil : brand
  }

  /// The row of a product's category.
  func category(of row: Int32) -> Int? {
    let category = categoryRows[Int(row)]
    return category < 0 ? nil : Int(category)
  }

  func group(ofCategory row: Int) -> String { groups[row] }

  /// Whether the category's nouns end names of other things too.
  func isWeak(category row: Int) -> Bool { weak[row] }

  func categoryID(_ row: Int) -> String { categoryIDs[row] }

  /// The canonical names of a category.
  func categoryNames(_ row: Int) -> (english: String?, chinese: String?) {
    guard let categories, let en = categories.column("en"), let zh = categories.column("zh") else {
      return (nil, nil)
    }
    return (
      categories.firstAlternative(row, en),
      categories.firstAlternative(row, zh)
    )
  }

  /// Whether a product has a first name for a name.
  func isPerson(_ row: Int32) -> Bool { persons[Int(row)] }

  /// Whether a name counts only where the brand is named too or a category noun follows.
  func needsBrand(_ row: Int32, _ form: UInt32) -> Bool {
    guard needs[Int(row)] else { return false }
    guard someNeed.contains(UInt32(row)) else { return true }
    return needyForms.contains(UInt64(form) << 24 | UInt64(row))
  }

  /// The product's id, `brand/product`.
  func id(of row: Int32) -> String { products?.string(Int(row), 0) ?? "" }

  /// What a mention of the product means.
  func value(of row: Int32, _ brands: BrandCatalogue) -> ProductValue {
    var names: [Name] = []
    if let products, let en = products.column("en"), let zh = products.column("zh") {
      if let name = products.firstAlternative(Int(row), en) {
        names.append(Name(name, language: .english))
      }
      if let name = products.firstAlternative(Int(row), zh) {
        names.append(Name(name, language: .simplifiedChinese))
      }
    }
    return ProductValue(
      id: id(of: row),
      names: names,
      brand: brand(of: row).map { brands.id(of: $0) },
      category: category(of: row).map { categoryIDs[$0] }
    )
  }

  /// Whether the letters' case can be that of the product's name.
  func isWritten(
    _ sense: LexiconSense,
    _ hit: Scan.Hit,
    _ scan: borrowing Scan,
    _ lexicons: Lexicons
  ) -> Bool {
    let tokens = scan.tokens[Int(hit.firstToken)..<Int(hit.endToken)]
    guard let word = tokens.first(where: { $0.kind == .word }) else { return true }
    guard sense.allows(tokens) else { return false }
    if word.letterCase == .none || sense.hasSameCase(as: tokens) { return true }
    let words = tokens.lazy.filter { $0.kind == .word }
    let needsBrand = needsBrand(Int32(sense.index), hit.form)
    if word.letterCase != .lower {
      return !needsBrand || words.allSatisfy { $0.letterCase != .lower }
    }
    let letters = words.reduce(0) { $0 + Int($1.end - $1.start) }
    return !needsBrand && letters >= 4
      && hit.kinds.rawValue & Self.plainKinds.rawValue == 0
  }
}
