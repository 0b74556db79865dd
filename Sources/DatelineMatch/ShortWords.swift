internal import DatelineModel

/// Words that are written short, with a full stop: Dr., Sgt., Inc., Sept.
enum ShortWords {
  /// Whether a word is one of them, in whatever case it is written.
  static func contains(_ word: ArraySlice<UInt8>) -> Bool {
    words.contains(DateTense.hash(word))
  }

  private static let words = DateTense.hashes([
    "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "sr", "sra", "fr", "br", "st", "ste", "mt",
    "ft", "pt", "gov", "lt", "sen", "rep", "reps", "sens", "pres", "supt", "supts", "sec", "amb",
    "pfc", "spc", "cllr", "gen", "col", "maj", "capt", "cmdr", "cpl", "sgt", "pvt", "adm", "brig",
    "det", "insp", "atty",
    "jr", "esq", "inc", "corp", "co", "cos", "ltd", "llc", "plc", "bros", "assn", "univ", "dept",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "ala", "ariz", "ark", "cal", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan",
    "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore",
    "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "ont", "que", "alta",
    "no", "nos", "vol", "fig", "art", "ch", "pp", "ed", "eds", "op", "vs", "ave", "blvd", "rd",
    "etc", "al", "ph", "bn", "approx", "est", "cf",
  ])
}
