public import DatelineModel

extension RecordWriter {
  static func write(_ block: Article.Block, _ points: CodePoints, to json: inout JSONWriter) {
    json.beginObject()
    json.key("end")
    json.value(points.offset(block.range.end))
    json.key("kind")
    json.value(block.kind.rawValue)
    json.key("language")
    json.value(block.language?.tag)
    json.key("start")
    json.value(points.offset(block.range.start))
    json.endObject()
  }

  static func write(_ image: Article.Image, to json: inout JSONWriter) {
    json.beginObject()
    json.key("caption")
    json.value(image.caption)
    json.key("credit")
    json.value(image.credit)
    json.key("url")
    json.value(image.url)
    json.endObject()
  }

  /// Writes an issue.
  public static func write(_ issue: Issue, to json: inout JSONWriter) {
    json.beginObject()
    json.key("code")
    json.value(issue.code)
    json.key("level")
    json.value(issue.level.rawValue)
    json.key("message")
    json.value(issue.message)
    json.key("stage")
    json.value(issue.stage)
    json.endObject()
  }

  static func write(_ provenance: Record.Provenance, to json: inout JSONWriter) {
    json.beginObject()
    json.key("gazetteer")
    json.value(provenance.gazetteer)
    json.key("libxml2")
    json.value(provenance.libxml2)
    json.key("rules")
    json.value(provenance.rules)
    json.key("version")
    json.value(provenance.version)
    json.endObject()
  }

  static func write(_ entity: Entity, to json: inout JSONWriter) {
    json.beginObject()
    json.key("admin1")
    json.value(entity.admin1)
    json.key("brand")
    json.value(entity.brand)
    json.key("category")
    json.value(entity.category)
    json.key("country")
    json.value(entity.country)
    json.key("earliest")
    json.value(entity.earliest?.description)
    json.key("geonames")
    json.value(entity.geonames)
    json.key("id")
    json.value(entity.id)
    json.key("latest")
    json.value(entity.latest?.description)
    json.key("latitude")
    json.value(entity.latitude)
    json.key("longitude")
    json.value(entity.longitude)
    json.key("mentions")
    json.value(entity.mentions)
    json.key("name")
    json.value(entity.name)
    json.key("names")
    json.array(entity.names) { json, name in
      json.beginObject()
      json.key("language")
      json.value(name.language?.tag)
      json.key("name")
      json.value(name.text)
      json.endObject()
    }
    json.key("population")
    json.value(entity.population)
    json.key("role")
    json.value(entity.role)
    json.key("type")
    json.value(entity.kind.rawValue)
    json.key("value")
    json.value(entity.value)
    json.key("wikidata")
    json.value(entity.wikidata)
    json.endObject()
  }

  static func write(
    _ mention: ResolvedMention,
    in article: Article,
    _ points: CodePoints,
    to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("confidence")
    json.value((mention.confidence * 100).rounded() / 100)
    json.key("end")
    json.value(points.offset(mention.range.end))
    json.key("entity")
    json.value(mention.entity)
    json.key("rule")
    json.value(mention.rule)
    json.key("start")
    json.value(points.offset(mention.range.start))
    json.key("text")
    json.value(article.string(in: mention.range))
    json.key("type")
    json.value(mention.kind.rawValue)
    json.endObject()
  }

  static func write(
    _ list: CityList,
    in article: Article,
    _ points: CodePoints,
    to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("declaredCount")
    json.value(list.declaredCount)
    json.key("end")
    json.value(points.offset(list.range.end))
    json.key("id")
    json.value(list.id)
    json.key("items")
    json.array(list.items) { json, item in
      json.beginObject()
      json.key("end")
      json.value(points.offset(item.range.end))
      json.key("entity")
      json.value(item.entity)
      json.key("start")
      json.value(points.offset(item.range.start))
      json.key("text")
      json.value(article.string(in: item.range))
      json.endObject()
    }
    json.key("language")
    json.value(list.language?.tag)
    json.key("lead")
    json.value(list.lead)
    json.key("start")
    json.value(points.offset(list.range.start))
    json.key("type")
    json.value(list.kind.rawValue)
    json.endObject()
  }

  /// Writes a comparison of two lists.
  public static func write(_ reconciliation: Reconciliation, to json: inout JSONWriter) {
    json.beginObject()
    json.key("ambiguous")
    json.array(reconciliation.ambiguous) { json, group in
      json.beginObject()
      json.key("left")
      json.array(group.left) { $0.value($1) }
      json.key("right")
      json.array(group.right) { $0.value($1) }
      json.endObject()
    }
    json.key("left")
    json.value(reconciliation.left)
    json.key("leftCount")
    json.value(reconciliation.leftCount)
    json.key("onlyLeft")
    json.array(reconciliation.onlyLeft) { $0.value($1) }
    json.key("onlyRight")
    json.array(reconciliation.onlyRight) { $0.value($1) }
    json.key("order")
    json.value(reconciliation.order?.rawValue)
    json.key("orderClaim")
    if let check = reconciliation.orderClaim {
      json.beginObject()
      json.key("claim")
      json.value(check.claim.rawValue)
      json.key("holds")
      json.value(check.holds)
      json.key("list")
      json.value(check.list)
      json.endObject()
    } else {
      json.null()
    }
    json.key("pairs")
    json.array(reconciliation.pairs) { json, pair in
      json.beginObject()
      json.key("entity")
      json.value(pair.entity)
      json.key("left")
      json.value(pair.left)
      json.key("note")
      json.value(pair.note)
      json.key("relation")
      json.value(pair.relation.rawValue)
      json.key("right")
      json.value(pair.right)
      json.endObject()
    }
    json.key("right")
    json.value(reconciliation.right)
    json.key("rightCount")
    json.value(reconciliation.rightCount)
    json.key("verdict")
    json.value(reconciliation.verdict.rawValue)
    json.endObject()
  }
}
