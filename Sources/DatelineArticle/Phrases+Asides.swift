import DatelineModel

extension Phrases {
  /// Whole lines that stand between paragraphs and belong to none: places of advertisements and
  /// players, what unfolds and turns pages.
  private static let asides = WordSet(
    withCapitals([
      "advertising", "other news", "gallery", "photo gallery", "open gallery", "open photo gallery",
      "open image in gallery", "view gallery", "image gallery", "video loading", "must watch",
      "must read", "watch", "listen", "video", "videos", "readmore", "read more", "see more",
      "text-only version", "view source", "next page", "previous page", "skip ad",
      "skip advertisement",
      "skip past newsletter promotion",
      "after newsletter promotion", "expand", "collapse", "show more", "show less", "hide",
      "latest videos from", "embed", "download pdf", "reuse this content", "pause", "play", "mute",
      "unmute", "fullscreen", "maybe later", "no thanks", "not now", "got it", "dismiss", "vis mer",
      "vis mindre", "vis mer vis mindre", "mehr anzeigen", "enlarge this image", "external link to",
      "click to hide", "externen inhalt anzeigen", "youtube-inhalte erlauben",
      "link zum youtube-inhalt", "언어변경",
      "글자크기 설정", "read more details", "read moredetails",
      "weniger anzeigen", "mehr lesen", "drucken", "schlagwörter", "bildergalerie", "voir plus",
      "afficher plus", "lire plus", "ver mais", "ver menos", "mostrar más", "mostra altro",
      "publicité", "publicidad", "publicidade", "pubblicità", "werbung", "anzeige", "advertentie",
      "story highlights", "article highlights", "key events", "further reading", "enlarge",
      "click to enlarge", "ampliar", "ampliar foto", "ampliar imagen", "ver galería", "agrandir",
      "agrandir la photo", "ingrandisci", "bild vergrößern", "vergrößern", "download",
      "herunterladen", "télécharger", "descargar", "seite drucken", "artikel drucken",
      "nach oben", "zum seitenanfang", "imprimer", "imprimir", "stampa", "back to overview",
      "back to list", "back to news", "retour à la liste", "retour aux actualités",
      "volver al listado", "torna alla lista", "naar boven",
      "annons", "annonse", "annonce", "mainos", "reklama", "reklam", "hirdetés", "διαφήμιση",
      "реклама", "إعلان", "광고", "広告", "廣告", "广告",
    ])
  )

  /// Whether a whole line is one of these, whatever signs stand around it.
  static func isAside(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    range.count < 48 && isWhole(text, range, in: asides)
  }

  /// What asks a reader's leave to show what another site provides.
  private static let consents: [[[UInt8]]] = byFirst(
    bytes([
      "an dieser stelle finden sie", "an dieser stelle findest du",
      "an dieser stelle befindet sich",
      "an dieser stelle würden wir", "ich bin damit einverstanden, dass mir",
      "ich bin damit einverstanden, dass", "wir benötigen ihre zustimmung", "externer inhalt",
      "externe inhalte", "dieser externe inhalt",
      "this content is hosted by", "this content is provided by", "to view this content",
      "to see this content", "to watch this video, please", "we need your permission to load",
      "we need your consent to load", "allow content provided by", "allow instagram content?",
      "allow x content?", "allow facebook content?", "allow tiktok content?",
      "allow youtube content?",
      "allow twitter content?", "this article contains content provided by",
      "by showing the external content", "ce contenu est bloqué", "pour afficher ce contenu",
      "ce contenu provient de", "en cliquant sur « accepter", "este contenido está alojado",
      "para ver este contenido", "questo contenuto è ospitato", "deze inhoud wordt",
      "this is google's cache of", "this is google’s cache of",
      "tip: to quickly find your search term", "you have reached the cached page for",
      "this copy is for your personal", "dette innholdet", "det här innehållet",
    ])
  )

  /// Whether a line begins so.
  static func asksForConsent(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard let lead = text[range].first else { return false }
    return consents[Int(lead.lowered)].contains {
      range.count >= $0.count && text.has($0, at: range.lowerBound)
    }
  }
}
