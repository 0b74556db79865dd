internal import DatelineGazetteer
import DatelineLexicon

/// Names that cities had in earlier times, and spellings of older systems; a text of today that uses
/// one is worth a note.
enum FormerNames {
  /// The GeoNames ids by folded name.
  static let ids: [[UInt8]: Int] = {
    let fold = Gazetteer.bundled.fold
    var ids: [[UInt8]: Int] = [:]
    for (id, names) in names {
      for name in names { ids[fold.key(of: name)] = id }
    }
    return ids
  }()

  /// The names by the city's GeoNames id.
  static let names: [Int: [String]] = [
    498_817: ["Leningrad", "Petrograd", "列宁格勒"],
    472_757: ["Stalingrad", "Tsaritsyn", "斯大林格勒"],
    1_486_209: ["Sverdlovsk", "斯维尔德洛夫斯克"],
    499_099: ["Kuybyshev", "古比雪夫"],
    554_234: ["Königsberg", "柯尼斯堡", "哥尼斯堡"],
    703_448: ["Kiev"],
    702_550: ["Lemberg", "Lvov"],
    3_099_434: ["Danzig", "但泽"],
    3_081_368: ["Breslau"],
    3_060_972: ["Pressburg"],
    588_409: ["Reval"],
    3_143_244: ["Christiania", "Kristiania"],
    745_044: ["Constantinople", "君士坦丁堡"],
    311_046: ["Smyrna"],
    1_526_273: ["Nur-Sultan", "Akmola", "努尔苏丹"],
    1_275_339: ["Bombay"],
    1_275_004: ["Calcutta"],
    1_264_527: ["Madras", "马德拉斯"],
    1_277_333: ["Bangalore"],
    1_259_229: ["Poona"],
    1_254_163: ["Trivandrum"],
    1_298_824: ["Rangoon"],
    1_566_083: ["Saigon", "西贡"],
    1_642_911: ["Batavia", "巴达维亚"],
    1_850_147: ["Edo"],
    1_835_848: ["汉城"],
    1_838_524: ["Pusan"],
    1_835_329: ["Taegu"],
    1_843_564: ["Inchon"],
    1_816_670: ["Peking", "Peiping", "北平"],
    1_799_962: ["Nanking"],
    1_792_947: ["Tientsin"],
    1_814_906: ["Chungking"],
    1_809_858: ["Canton"],
    2_034_937: ["Mukden", "奉天"],
    2_314_302: ["Léopoldville"],
    1_040_652: ["Lourenço Marques"],
    890_299: ["Salisbury"],
  ]
}
