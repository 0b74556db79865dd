/// Latin letters beyond ASCII as ASCII letters.
///
/// Each entry stands for one code point: the letters it is folded to, in capitals where the letter is
/// a capital; `-` where the code point is no letter. The names of Unicode's characters and its
/// decompositions say what the base letters are; ə is a, as in the usual transcription of
/// Azerbaijani names.
enum LatinLetters {
  /// Where the first table begins: Latin-1 letters, Latin Extended-A and -B.
  static let start: UInt32 = 0xC0
  /// Where the second table begins: Latin Extended Additional.
  static let additionalStart: UInt32 = 0x1E00

  static let letters = """
    A A A A A A AE C E E E E I I I I
    D N O O O O O - O U U U U Y TH ss
    a a a a a a ae c e e e e i i i i
    d n o o o o o - o u u u u y th y
    A a A a A a C c C c C c C c D d
    D d E e E e E e E e E e G g G g
    G g G g H h H h I i I i I i I i
    I i IJ ij J j K k k L l L l L l L
    l L l N n N n N n n N n O o O o
    O o OE oe R r R r R r S s S s S s
    S s T t T t T t U u U u U u U u
    U u U u W w Y y Y Z z Z z Z z s
    b B B b B b O C c D D D d d A A
    E F f G G hv I I K k l l M N n O
    O o OI oi P p R S s E s t T t T U
    u U V Y y Z z Z E e e d S s t w
    | | | ! DZ DZ dz LJ LJ lj NJ NJ nj A a I
    i O o U u U u U u U u U u a A a
    A a AE ae G g G g K k O o O o Z z
    j DZ DZ dz G g HV W N n A a AE ae O o
    A a A a E e E e I i I i O o O o
    R r R r U u U u S s T t Y y H h
    N d OU ou Z z A a E e O o O o O o
    O o Y y l n t j db qp A C c L T s
    z ' ' B U V E e J j Q q R r Y y
    """

  static let additional = """
    A a B b B b B b C c D d D d D d
    D d D d E e E e E e E e E e F f
    G g H h H h H h H h H h I i I i
    K k K k K k L l L l L l L l M m
    M m M m N n N n N n N n O o O o
    O o O o P p P p R r R r R r R r
    S s S s S s S s S s T t T t T t
    T t U u U u U u U u U u V v V v
    W w W w W w W w W w X x X x Y y
    Z z Z z Z z h t w y a s s s SS d
    A a A a A a A a A a A a A a A a
    A a A a A a A a E e E e E e E e
    E e E e E e E e I i I i O o O o
    O o O o O o O o O o O o O o O o
    O o O o U u U u U u U u U u U u
    U u Y y Y y Y y Y y M m V v Y y
    """

  /// A packed entry for each code point of one of the tables: the folded bytes, first one lowest;
  /// their number in bits 16 and up; bit 24 for a capital; 0 where the code point is no letter.
  static func packed(_ table: String) -> [UInt32] {
    table.split { $0 == " " || $0 == "\n" }.map { entry in
      if entry == "-" { return 0 }
      let bytes = Array(entry.utf8)
      var packed = UInt32(bytes.count) << 16
      for (index, byte) in bytes.enumerated() {
        let isCapital = byte >= 0x41 && byte <= 0x5A
        if isCapital { packed |= 1 << 24 }
        packed |= UInt32(isCapital ? byte | 0x20 : byte) << UInt32(8 * index)
      }
      return packed
    }
  }
}
