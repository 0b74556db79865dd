/// The elements that HTML defines, and the obsolete ones that pages still use.
///
/// The raw name is the element's name in lower case.
public enum Tag: UInt8, Sendable, CaseIterable {
  case none, unknown
  case a, abbr, acronym, address, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, bgsound, big, blink, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup, command, content
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed
  case fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins, isindex
  case kbd, keygen
  case label, legend, li, link, listing
  case main, map, mark, marquee, math, menu, menuitem, meta, meter, multicol
  case nav, nextid, nobr, noembed, noframes, noscript
  case object, ol, optgroup, option, output
  case p, param, picture, plaintext, portal, pre, progress
  case q
  case rb, rp, rt, rtc, ruby
  case s, samp, script, search, section, select, shadow, slot, small, source, spacer, span
  case strike, strong, style, sub, summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul
  case `var`, video
  case wbr
  case xmp
}

/// The attributes that reading an article asks for.
///
/// A hyphen or colon in the attribute's name is left out here (`http-equiv` is `httpequiv`).
public enum AttributeName: UInt8, Sendable, CaseIterable {
  case unknown
  case abbr, action, align, alt, ariahidden, arialabel, charset, `class`, cite, colspan, content
  case dataauthor, datacontent, datadate, datasrc, datatestid, datatype, datetime, dir, disabled
  case headers, height, hidden, href, hreflang, httpequiv, id, itemid, itemprop, itemscope, itemtype
  case lang, media, name, property, pubdate, rel, resource, role, rowspan, scope, sizes, src, srcset
  case start, style, summary, target, title, type, typeof, value, vocab, width, xmllang
}

extension Tag {
  private static let names = allCases.map { "\($0)" }

  /// The element's name as HTML writes it, in lower case; `none` and `unknown` for those two.
  public var name: String { Self.names[Int(rawValue)] }

  /// Whether the element never has content (`br`, `img`, `meta`, …).
  public var isVoid: Bool {
    switch self {
    case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen,
      .link, .meta, .param, .source, .track, .wbr:
      true
    default: false
    }
  }
}

extension AttributeName {
  private static let names = allCases.map { attribute in
    switch attribute {
    case .ariahidden: "aria-hidden"
    case .arialabel: "aria-label"
    case .dataauthor: "data-author"
    case .datacontent: "data-content"
    case .datadate: "data-date"
    case .datasrc: "data-src"
    case .datatestid: "data-testid"
    case .datatype: "datatype"
    case .httpequiv: "http-equiv"
    case .xmllang: "xml:lang"
    default: "\(attribute)"
    }
  }

  /// The attribute's name as HTML writes it, in lower case.
  public var name: String { Self.names[Int(rawValue)] }
}
