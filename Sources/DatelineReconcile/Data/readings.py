#!/usr/bin/env python3
"""Writes HanReadings+Table.swift: pinyin and strokes of the characters in cities' Chinese names.

    python3 Sources/DatelineReconcile/Data/readings.py UNIHAN-FOLDER

The folder holds Unihan_Readings.txt.bz2 and Unihan_IRGSources.txt.bz2 of the Unicode Character
Database (Unicode licence), as in Debian's unicode-data.
"""
import bz2
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
GAZETTEER = HERE.parent.parent / "DatelineGazetteer" / "Data"
# Readings that these characters have in names of places for the most part.
IN_NAMES = {
    "重": "chong", "厦": "xia", "廈": "xia", "蚌": "beng", "柏": "bo", "的": "di", "什": "shi",
    "长": "chang", "長": "chang", "埔": "pu", "亳": "bo", "秘": "bi", "堡": "bao",
}


def unihan(folder, name, key):
    with bz2.open(Path(folder) / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 3 and cells[1] == key:
                yield chr(int(cells[0][2:], 16)), cells[2].split()


def toneless(syllable):
    plain = "".join(c for c in unicodedata.normalize("NFD", syllable.replace("ü", "v"))
                    if not unicodedata.combining(c))
    return plain.lower()


def characters():
    found = set()
    for name in ("cities.tsv", "regions.tsv", "countries.tsv"):
        for line in (GAZETTEER / name).read_text("utf-8").splitlines():
            found.update(c for c in line if "\u3400" <= c <= "\u9fff")
    # A name may come in the other script.
    for line in (GAZETTEER / "characters.tsv").read_text("utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and any(c in found for c in "".join(cells)):
            found.update(c for c in "".join(cells) if "\u3400" <= c <= "\u9fff")
    return found


def table(groups):
    lines = []
    for key in sorted(groups):
        row = sorted(groups[key])
        while row:
            lines.append(f"    {key} {''.join(row[:44])}")
            row = row[44:]
    return "\n".join(lines)


def main():
    wanted = characters()
    pinyin, mainland, elsewhere = defaultdict(set), defaultdict(set), defaultdict(set)
    for character, values in unihan(sys.argv[1], "Readings", "kMandarin"):
        if character in wanted:
            pinyin[IN_NAMES.get(character, toneless(values[0]))].add(character)
    for character, values in unihan(sys.argv[1], "IRGSources", "kTotalStrokes"):
        if character in wanted:
            mainland[int(values[0])].add(character)
            if len(values) > 1:
                elsewhere[int(values[1])].add(character)
    (HERE.parent / "HanReadings+Table.swift").write_text(f'''// Made by Data/readings.py from Unicode's Unihan database (kMandarin, kTotalStrokes).

extension HanReadings {{
  /// The characters of each syllable, as read in names of places; no tones, `v` for ü.
  static let syllables = """
{table(pinyin)}
    """

  /// The characters of each number of strokes.
  static let strokes = """
{table(mainland)}
    """

  /// The characters that have another number of strokes in Taiwan's standard forms.
  static let strokesInTaiwan = """
{table(elsewhere)}
    """
}}
''', "utf-8")
    print(len(wanted), "characters")


main()
