extension DateReader {
  /// The names of the months, by number.
  static let months = WordTable([
    (
      1,
      "january jan januar يناير jänner janvier enero ene gennaio gen janeiro januari tammikuu stycznia styczeń styczen ocak ledna leden जनवरी জানুয়ারি ianuarie Ιανουαρίου ιανουαρίου มกราคม ianuarie január januára января январь янв січня siječnja sausio janar janv januari"
    ),
    (
      2,
      "february فبراير شباط feb februar feber février fevrier févr fév fev febrero febbraio fevereiro februari helmikuu lutego luty şubat subat února únor februarie फरवरी फ़रवरी ফেব্রুয়ারি Φεβρουαρίου φεβρουαρίου กุมภาพันธ์ február februára февраля февраль фев лютого veljače vasario shkurt"
    ),
    (
      3,
      "march مارس آذار mar märz maerz mrz mars marzo março marco maart maaliskuu मार्च মার্চ Μαρτίου μαρτίου มีนาคม březnu marca marzec mart března březen martie március марта март березня ožujka kovo maret"
    ),
    (
      4,
      "april أبريل ابريل إبريل نيسان apr avril avr abril abr aprile huhtikuu अप्रैल এপ্রিল Απριλίου απριλίου เมษายน kwietnia kwiecień nisan dubna duben aprilie április apríla апреля апрель апр квітня travnja balandžio prill"
    ),
    (
      5,
      "may مايو أيار mai mayo maggio mag maio mei maj toukokuu मई মে Μαΐου μαΐου พฤษภาคม maja mayıs mayis května květen május mája мая май травня svibnja gegužės"
    ),
    (
      6,
      "june يونيو حزيران jun juni juin junio giugno giu junho kesäkuu जून জুন Ιουνίου ιουνίου มิถุนายน czerwca czerwiec haziran června červen iunie június júna июня июнь июн червня lipnja birželio qershor"
    ),
    (
      7,
      "july يوليو تموز jul juli juillet juil julio luglio lug julho heinäkuu जुलाई জুলাই Ιουλίου ιουλίου กรกฎาคม lipca lipiec temmuz července červenec iulie július júla июля июль июл липня srpnja liepos korrik"
    ),
    (
      8,
      "august أغسطس اغسطس آب aug août aout agosto ago augustus augusti elokuu अगस्त আগস্ট Αυγούστου αυγούστου สิงหาคม sierpnia sierpień ağustos agustos srpna srpen augusztus augusta августа август авг серпня kolovoza rugpjūčio gusht"
    ),
    (
      9,
      "september سبتمبر أيلول sep sept septembre septiembre settembre set setembro syyskuu सितंबर सितम्बर সেপ্টেম্বর Σεπτεμβρίου σεπτεμβρίου กันยายน września wrzesień eylül eylul září septembrie szeptember septembra сентября сентябрь сен сент вересня rujna rugsėjo shtator"
    ),
    (
      10,
      "october أكتوبر اكتوبر oct oktober okt octobre octubre ottobre ott outubro out lokakuu अक्टूबर অক্টোবর Οκτωβρίου οκτωβρίου ตุลาคม października październik ekim října říjen octombrie október októbra октября октябрь окт жовтня spalio tetor"
    ),
    (
      11,
      "november نوفمبر nov novembre noviembre novembro marraskuu नवंबर नवम्बर নভেম্বর Νοεμβρίου νοεμβρίου พฤศจิกายน listopada listopad kasım kasim noiembrie novembra ноября ноябрь ноя листопада studenoga lapkričio nëntor"
    ),
    (
      12,
      "december ديسمبر dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember des joulukuu दिसंबर दिसम्बर ডিসেম্বর Δεκεμβρίου δεκεμβρίου ธันวาคม grudnia grudzień aralık aralik prosince prosinec decembrie decembra декабря декабрь дек грудня prosinca gruodžio dhjetor desember"
    ),
  ])

  /// Abbreviations of zones that are read the same everywhere, as minutes east of UTC.
  static let zones: [(name: [UInt8], offset: Int)] = [
    ("gmt", 0), ("utc", 0), ("est", -300), ("edt", -240), ("cdt", -300), ("mst", -420),
    ("mdt", -360), ("pst", -480), ("pdt", -420), ("cest", 120), ("cet", 60), ("jst", 540),
    ("kst", 540), ("bst", 60), ("aest", 600), ("aedt", 660), ("hkt", 480), ("sgt", 480),
    ("eest", 180), ("eet", 120), ("msk", 180),
  ].map { (Array($0.0.utf8), $0.1) }
}
