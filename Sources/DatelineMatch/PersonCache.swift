import DatelineModel

/// What is known about the words that texts had lately: they repeat most of them, and the tables lie far
/// apart in memory.
///
/// One thread uses it at a time.
final class PersonCache: @unchecked Sendable {
  private struct Entry {
    /// The hash of the word's key.
    var hash = KeyHash.none
    var form: UInt32 = 0
    var hasForm = false
    var given: UInt8 = 0
    var surname: UInt8 = 0
    var isCommonGiven = false
    var isCommonSurname = false
    var wordClass: UInt8 = 0
    var traits: UInt16 = 0
  }

  private static let size = 2_048
  private static let costCount = 8_192

  private let entries: UnsafeMutablePointer<Entry>
  /// The costs of Chinese words: a form of the lexicons, and its word's cost.
  private let costs: UnsafeMutablePointer<(form: UInt32, cost: Float)>

  init() {
    entries = .allocate(capacity: Self.size)
    entries.initialize(repeating: Entry(), count: Self.size)
    costs = .allocate(capacity: Self.costCount)
    costs.initialize(repeating: (UInt32.max, 0), count: Self.costCount)
  }

  deinit {
    entries.deallocate()
    costs.deallocate()
  }

  /// The cost of a form, worked out unless it is known.
  @inline(__always)
  func cost(_ form: UInt32, _ make: () -> Float) -> Float {
    let place = costs + Int((form ^ form >> 13) & UInt32(Self.costCount - 1))
    if place.pointee.form != form { place.pointee = (form, make()) }
    return place.pointee.cost
  }

  /// Completes a part with what is known about its word; false if that is not known.
  func take(_ hash: UInt64, into part: inout LatinPart) -> Bool {
    let entry = entries[place(hash)]
    guard entry.hash == hash, hash != KeyHash.none else { return false }
    part.given = NameWeight(weight: Int(entry.given), isCommon: entry.isCommonGiven)
    part.surname = NameWeight(weight: Int(entry.surname), isCommon: entry.isCommonSurname)
    part.wordClass = Int(entry.wordClass)
    part.traits.formUnion(LatinPart.Traits(rawValue: entry.traits))
    part.form = entry.hasForm ? entry.form : nil
    return true
  }

  /// Remembers what a part says about its word, in the place of another word.
  func keep(_ part: LatinPart, _ hash: UInt64) {
    guard let given = UInt8(exactly: part.given.weight),
      let surname = UInt8(exactly: part.surname.weight),
      let wordClass = UInt8(exactly: part.wordClass)
    else { return }
    entries[place(hash)] = Entry(
      hash: hash,
      form: part.form ?? 0,
      hasForm: part.form != nil,
      given: given,
      surname: surname,
      isCommonGiven: part.given.isCommon,
      isCommonSurname: part.surname.isCommon,
      wordClass: wordClass,
      traits: part.traits.rawValue
    )
  }

  private func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash ^ hash >> 29) & (Self.size - 1)
  }
}
