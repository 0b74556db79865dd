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
/// A hyphen in the attribute's name is left out here (`http-equiv` is `httpequiv`).
public enum AttributeName: UInt8, Sendable, CaseIterable {
  case unknown
  case abbr, action, align, alt, ariahidden, arialabel, charset, `class`, cite, colspan, content
  case dataauthor, datacontent, datadate, datasrc, datatestid, datatype, datetime, dir, disabled
  case headers, height, hidden, href, hreflang, httpequiv, id, itemid, itemprop, itemscope, itemtype
  case lang, media, name, property, pubdate, rel, resource, role, rowspan, scope, sizes, src, srcset
  case start, style, summary, target, title, type, typeof, value, vocab, width, xmllang
}
