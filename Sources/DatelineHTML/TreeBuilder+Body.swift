internal import DatelineModel

/// The standard's insertion mode "in body", with those of tables.
extension TreeBuilder {
  mutating func bodyStart(_ tag: Tag, name: UnsafePointer<UInt8>, count: Int) {
    if openCounts[Int(Tag.select.rawValue)] > 0, !staysInSelect(tag) {
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
      insert(tag)
      formatting.append(Formatting(node: -1, tag: .none))
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
      if let index = scope(of: .button, boundary: \.boundsScope) {
        generateImplied(except: .none)
        pop(through: index)
      }
      reconstructFormatting()
      insert(tag)
    case .a:
      if let index = formattingIndex(of: .a) {
        let node = formatting[index].node
        adopt(.a)
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
      if scope(of: .nobr, boundary: \.boundsScope) != nil { adopt(.nobr) }
      startFormatting(tag)
    case .applet, .marquee, .object:
      reconstructFormatting()
      insert(tag)
      formatting.append(Formatting(node: -1, tag: .none))
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
      if scope(of: .ruby, boundary: \.boundsScope) != nil {
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
      guard let index = scope(of: tag, boundary: \.boundsScope) else { return }
      generateImplied(except: .none)
      pop(through: index)
    case .form:
      let node = form
      form = -1
      guard node >= 0 || isOpen(.template) else { return }
      guard let index = scope(of: .form, boundary: \.boundsScope) else { return }
      generateImplied(except: .none)
      if current.node == stack[index].node {
        pop()
      } else {
        // A form that ends within another element ends with it: nothing reads where.
        stack[index].tag = .unknown
        openCounts[Int(Tag.form.rawValue)] -= 1
        openCounts[Int(Tag.unknown.rawValue)] += 1
      }
    case .p:
      if scope(of: .p, boundary: \.boundsButtonScope) == nil {
        insert(.p)
      }
      closeParagraph()
    case .li:
      guard let index = scope(of: .li, boundary: \.boundsListScope) else { return }
      generateImplied(except: .li)
      pop(through: index)
    case .dd, .dt:
      guard let index = scope(of: tag, boundary: \.boundsScope) else { return }
      generateImplied(except: tag)
      pop(through: index)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      guard let index = headingScope() else { return }
      generateImplied(except: .none)
      pop(through: index)
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      adopt(tag)
    case .applet, .marquee, .object:
      guard let index = scope(of: tag, boundary: \.boundsScope) else { return }
      generateImplied(except: .none)
      pop(through: index)
      clearFormatting()
    case .template:
      guard let index = stack.lastIndex(where: { $0.tag == .template }) else { return }
      pop(through: index)
      clearFormatting()
    case .br:
      reconstructFormatting()
      insertLeaf(.br)
    case .table: if scope(of: .table, boundary: \.boundsTableScope) != nil { closeTable() }
    case .caption, .tbody, .td, .tfoot, .th, .thead, .tr, .colgroup, .col: endTablePart(tag)
    case .select: closeSelect()
    default: endOther(tag, name: name, count: count)
    }
  }

  /// An end tag without rules of its own.
  mutating func endOther(_ tag: Tag, name: UnsafePointer<UInt8>, count: Int) {
    guard isOpen(tag) else { return }
    var index = stack.count - 1
    while index > 1 {
      if isNamed(stack[index], tag, name, count) {
        generateImplied(except: tag)
        pop(through: index)
        return
      }
      if stack[index].tag.isSpecial { return }
      index -= 1
    }
  }

  // MARK: Scopes

  /// The stack's place of the innermost open element of a tag, unless a boundary stands before it.
  func scope(of tag: Tag, boundary: KeyPath<Tag, Bool>) -> Int? {
    guard isOpen(tag) else { return nil }
    var index = stack.count - 1
    while index > 0 {
      let open = stack[index].tag
      if open == tag { return index }
      if open[keyPath: boundary] { return nil }
      index -= 1
    }
    return nil
  }

  private func headingScope() -> Int? {
    var index = stack.count - 1
    while index > 0 {
      let open = stack[index].tag
      if open.isHeading { return index }
      if open.boundsScope { return nil }
      index -= 1
    }
    return nil
  }

  /// Closes an open paragraph that a block ends.
  mutating func closeParagraph() {
    guard let index = scope(of: .p, boundary: \.boundsButtonScope) else { return }
    pop(through: index)
  }

  /// Closes elements whose end tags may be left out.
  mutating func generateImplied(except tag: Tag) {
    while current.tag != tag, current.tag.hasImpliedEnd { pop() }
  }

  private mutating func startItem(_ tag: Tag, closing: [Tag]) {
    var index = stack.count - 1
    while index > 1 {
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
    guard let index = scope(of: .select, boundary: \.boundsTableScope) else { return }
    pop(through: index)
  }
}
