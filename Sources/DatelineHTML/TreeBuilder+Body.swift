internal import DatelineModel

/// The standard's insertion mode "in body", with those of tables.
extension TreeBuilder {
  mutating func bodyStart(_ tag: Tag, name: UnsafePointer<UInt8>, count: Int) {
    if isOpen(.select), !staysInSelect(tag) {
      dropAttributes()
      return
    }
    switch tag {
    case .html: mergeAttributes(into: stack.count > 1 ? stack[1].node : -1)
    case .body: mergeAttributes(into: body)
    case .head: dropAttributes()
    case .frame, .frameset:
      if isOpen(.frameset) {
        if tag == .frame { insertLeaf(tag) } else { insert(tag) }
      } else {
        dropAttributes()
      }
    case .base, .basefont, .bgsound, .link, .meta, .title, .script, .style, .noframes:
      insertHeadContent(tag)
    case .template:
      let isShadow = hasPending("shadowrootmode")
      let index = tree.nodes.count
      insertMarked(tag)
      // Readers see what is declared as an element's shadow: only the stack knows it as a template.
      if isShadow, index < tree.nodes.count { tree.nodes[index].tag = .div }
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
      .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p,
      .search, .section, .summary, .ul:
      closeParagraph()
      insert(tag)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraph()
      if current.tag.isHeading { pop() }
      insert(tag)
    case .pre, .listing:
      closeParagraph()
      insert(tag)
      skipsLineFeed = true
    case .form:
      if form >= 0, !isOpen(.template) {
        dropAttributes()
      } else {
        closeParagraph()
        if let index = insert(tag), !isOpen(.template) { form = Int32(index) }
      }
    case .li: startItem(tag, closing: [.li])
    case .dd, .dt: startItem(tag, closing: [.dd, .dt])
    case .plaintext, .xmp:
      closeParagraph()
      if tag == .xmp { reconstructFormatting() }
      insert(tag)
    case .button:
      if let index = scope(of: .button, within: .element) {
        generateImplied(except: .none)
        pop(through: index)
      }
      reconstructFormatting()
      insert(tag)
    case .a:
      if let index = formattingIndex(of: .a) {
        let node = formatting[index].node
        adopt(.a, name: name, count: count)
        if let left = formatting.firstIndex(where: { $0.node == node }) {
          formatting.remove(at: left)
        }
        if let place = stack.lastIndex(where: { $0.node == node }) { pop(through: place) }
      }
      startFormatting(tag)
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u:
      startFormatting(tag)
    case .nobr:
      reconstructFormatting()
      if scope(of: .nobr, within: .element) != nil { adopt(.nobr, name: name, count: count) }
      startFormatting(tag)
    case .applet, .marquee, .object:
      reconstructFormatting()
      insertMarked(tag)
    case .table:
      if isTableContext { closeTable() }
      closeParagraph()
      insert(tag)
    case .area, .br, .embed, .img, .keygen, .wbr, .input:
      if tag == .input || tag == .keygen { closeSelect() }
      reconstructFormatting()
      insertLeaf(tag)
    case .image:
      reconstructFormatting()
      insertLeaf(.img)
    case .param, .source, .track: insertLeaf(tag)
    case .hr:
      closeParagraph()
      insertLeaf(tag)
    case .textarea:
      closeSelect()
      insert(tag)
      skipsLineFeed = true
    case .iframe, .noembed: insert(tag)
    case .select:
      reconstructFormatting()
      if isOpen(.select) {
        closeSelect()
        dropAttributes()
      } else {
        insert(tag)
      }
    case .optgroup, .option:
      if current.tag == .option { pop() }
      if tag == .optgroup, current.tag == .optgroup { pop() }
      reconstructFormatting()
      insert(tag)
    case .rb, .rtc, .rp, .rt:
      if scope(of: .ruby, within: .element) != nil {
        generateImplied(except: tag == .rp || tag == .rt ? .rtc : .none)
      }
      insert(tag)
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: startTablePart(tag)
    default:
      reconstructFormatting()
      insertNamed(tag, name, count)
    }
  }

  mutating func bodyEnd(_ tag: Tag, name: UnsafePointer<UInt8>, count: Int) {
    switch tag {
    // What comes after is still the body's.
    case .body, .html, .head: break
    case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div,
      .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav,
      .ol, .pre, .search, .section, .summary, .ul:
      guard let index = scope(of: tag, within: .element) else { return }
      generateImplied(except: .none)
      pop(through: index)
    case .form:
      let node = form
      form = -1
      guard node >= 0 || isOpen(.template) else { return }
      guard let index = scope(of: .form, within: .element) else { return }
      generateImplied(except: .none)
      // A form that ends within another element goes on as far as that does: nothing reads where.
      if stack.count == index + 1 { pop() }
    case .p:
      if scope(of: .p, within: .button) == nil {
        insert(.p)
      }
      closeParagraph()
    case .li:
      guard let index = scope(of: .li, within: .list) else { return }
      generateImplied(except: .li)
      pop(through: index)
    case .dd, .dt:
      guard let index = scope(of: tag, within: .element) else { return }
      generateImplied(except: tag)
      pop(through: index)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      guard let index = headingScope() else { return }
      generateImplied(except: .none)
      pop(through: index)
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      adopt(tag, name: name, count: count)
    case .applet, .marquee, .object:
      guard let index = scope(of: tag, within: .element) else { return }
      generateImplied(except: .none)
      pop(through: index)
      clearFormatting()
    case .template:
      guard let index = innermostPlace(of: .template) else { return }
      pop(through: index)
      clearFormatting()
    case .br:
      reconstructFormatting()
      insertLeaf(.br)
    case .table: if scope(of: .table, within: .table) != nil { closeTable() }
    case .caption, .tbody, .td, .tfoot, .th, .thead, .tr, .colgroup, .col: endTablePart(tag)
    case .select: closeSelect()
    default: endOther(tag, name: name, count: count)
    }
  }

  /// An end tag without rules of its own.
  mutating func endOther(_ tag: Tag, name: UnsafePointer<UInt8>, count: Int) {
    guard isOpen(tag) else { return }
    var index = stack.count - 1
    let last = index - reach
    while index > 1, index > last {
      if isNamed(stack[index], tag, name, count) {
        walked += stack.count - index
        generateImplied(except: tag)
        pop(through: index)
        return
      }
      if stack[index].tag.isSpecial { break }
      index -= 1
    }
    walked += stack.count - index
  }

  /// How many open elements may be looked at in turn: all, until a page has asked for that so often
  /// that it can only be made to.
  var reach: Int { walked < 50_000_000 ? Int.max / 2 : 16 }

  // MARK: Scopes

  /// What bounds the search for an open element, by the standard's names for scopes.
  enum Scope {
    case element, button, list, table
  }

  /// The stack's place of the innermost open element of a tag, unless one that bounds the scope stands
  /// before it.
  func scope(of tag: Tag, within scope: Scope) -> Int? {
    let place = innermost[Int(tag.rawValue)]
    guard place > 0 else { return nil }
    let bound =
      switch scope {
      case .element: boundary
      case .button: max(boundary, innermost[Int(Tag.button.rawValue)])
      case .list:
        max(boundary, innermost[Int(Tag.ol.rawValue)], innermost[Int(Tag.ul.rawValue)])
      case .table:
        max(innermost[Int(Tag.table.rawValue)], innermost[Int(Tag.template.rawValue)])
      }
    return place >= bound ? Int(place) : nil
  }

  /// The stack's place of the innermost open element of a tag, whatever stands before it.
  func innermostPlace(of tag: Tag) -> Int? {
    let place = innermost[Int(tag.rawValue)]
    return place > 0 ? Int(place) : nil
  }

  private func headingScope() -> Int? {
    var place: Int32 = -1
    for tag: Tag in [.h1, .h2, .h3, .h4, .h5, .h6] {
      place = max(place, innermost[Int(tag.rawValue)])
    }
    return place > boundary ? Int(place) : nil
  }

  /// Closes an open paragraph that a block ends.
  mutating func closeParagraph() {
    guard let index = scope(of: .p, within: .button) else { return }
    pop(through: index)
  }

  /// Closes elements whose end tags may be left out.
  mutating func generateImplied(except tag: Tag) {
    while current.tag != tag, current.tag.hasImpliedEnd { pop() }
  }

  private mutating func startItem(_ tag: Tag, closing: [Tag]) {
    var index = stack.count - 1
    let last = index - reach
    defer { walked += max(0, stack.count - index) }
    while index > 1, index > last {
      let open = stack[index].tag
      if closing.contains(open) {
        pop(through: index)
        break
      }
      if open.isSpecial, open != .address, open != .div, open != .p { break }
      index -= 1
    }
    closeParagraph()
    insert(tag)
  }

  // MARK: Select

  private func staysInSelect(_ tag: Tag) -> Bool {
    switch tag {
    case .option, .optgroup, .hr, .script, .style, .template, .select, .input, .keygen, .textarea,
      .html,
      .caption, .table, .tbody, .tfoot, .thead, .tr, .td, .th:
      true
    default: false
    }
  }

  mutating func closeSelect() {
    guard let index = scope(of: .select, within: .table) else { return }
    pop(through: index)
  }
}
