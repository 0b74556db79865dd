#!/usr/bin/env python3
"""Computes the Chinese calendar and its solar terms, 1900 to 2100.

    python3 lunar.py > ../../../DatelineMatch/DateLunarTable.swift

Needs the Python package astronomy-engine (MIT licence), which gives the times of new moons and of the
sun's longitudes. The rules are those of GB/T 33661-2017: a month begins on the day of a new moon in
China (UTC+8), the winter solstice lies in month 11, and where 13 months lie between two such months
the first one without a principal term (a longitude that 30 degrees divide) is a leap month. Before
1929 the time of Peking counted, which is 7 minutes 46 seconds later than UTC+7:53:14 says; the table
uses UTC+7:45:40 for those years.
"""
import datetime
import sys

import astronomy

TERMS = [
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
    "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
]


def day(time):
    """The day in China of an astronomical time."""
    utc = time.Utc()
    offset = datetime.timedelta(hours=8)
    if utc.year < 1929:
        offset = datetime.timedelta(hours=7, minutes=45, seconds=40)
    return (utc + offset).date()


def new_moons(first, last):
    """The days of all new moons."""
    days = []
    time = astronomy.Time.Make(first - 1, 10, 1, 0, 0, 0)
    while True:
        time = astronomy.SearchMoonPhase(0, time, 40)
        days.append(day(time))
        if days[-1].year > last + 1:
            return days
        time = time.AddDays(25)


def longitudes(year):
    """The day of each solar term of a year, beginning with 小寒 (285 degrees)."""
    days = []
    for index in range(24):
        start = astronomy.Time.Make(year, index // 2 + 1, 1, 0, 0, 0).AddDays(-3)
        time = astronomy.SearchSunLongitude((285 + 15 * index) % 360, start, 40)
        days.append(day(time))
    return days


def months(first, last):
    """All months as (first day, number, is leap), by the year in which each 冬至 lies."""
    moons = new_moons(first, last)
    terms = {year: longitudes(year) for year in range(first - 1, last + 2)}
    principal = sorted(day for days in terms.values() for day in days[1::2])
    result = []
    for year in range(first - 1, last + 1):
        begin = max(moon for moon in moons if moon <= terms[year][23])
        end = max(moon for moon in moons if moon <= terms[year + 1][23])
        span = [moon for moon in moons if begin <= moon <= end]
        number = 11
        leap_done = len(span) - 1 == 12
        for index, moon in enumerate(span[:-1]):
            has_term = any(moon <= term < span[index + 1] for term in principal)
            if not leap_done and index > 0 and not has_term:
                leap_done = True
                result.append((moon, (number - 2) % 12 + 1, True))
            else:
                result.append((moon, (number - 1) % 12 + 1, False))
                number += 1
    return result, terms


def main():
    first, last = 1900, 2100
    found, terms = months(first, last + 1)
    starts = [index for index, month in enumerate(found) if month[1] == 1 and not month[2]]
    out = sys.stdout.write
    out("/// The Chinese calendar from 1900 to 2100, as `lunar.py` beside the date packs computes it.\n")
    out("enum DateLunarTable {\n")
    out("  /// The first year.\n  static let firstYear = %d\n\n" % first)
    out("  /// A number for each year, from the lowest bit: the day of the year on which it begins, 0 being 1\n")
    out("  /// January (6 bits); the month that a leap month follows, or 0 (4 bits); for each of its months in\n")
    out("  /// order, whether it has 30 days (13 bits).\n")
    out("  static let years: [UInt32] = [\n")
    numbers = []
    for place, start in enumerate(starts[:-1]):
        year = found[start][0].year
        if not first <= year <= last:
            continue
        code = (found[start][0] - datetime.date(year, 1, 1)).days
        for index in range(start, starts[place + 1]):
            if found[index][2]:
                code |= found[index][1] << 6
            if (found[index + 1][0] - found[index][0]).days == 30:
                code |= 1 << (10 + index - start)
        numbers.append("0x%06X" % code)
    for index in range(0, len(numbers), 8):
        out("    " + ", ".join(numbers[index : index + 8]) + ",\n")
    out("  ]\n\n")
    out("  /// The solar terms from 小寒 on: the earliest day of the month on which each falls.\n")
    base = [min(terms[year][term].day for year in range(first, last + 1)) for term in range(24)]
    out("  static let termDays: [UInt8] = [\n    " + ", ".join(map(str, base)) + ",\n  ]\n\n")
    out("  /// For each term, a digit a year: how many days later it falls.\n")
    out("  static let termShifts: [StaticString] = [\n")
    for term in range(24):
        digits = "".join(str(terms[year][term].day - base[term]) for year in range(first, last + 1))
        out("    // %s\n" % TERMS[term])
        out('    """\n')
        for index in range(0, len(digits), 80):
            tail = "\\" if index + 80 < len(digits) else ""
            out("    %s%s\n" % (digits[index : index + 80], tail))
        out('    """,\n')
    out("  ]\n}\n")


if __name__ == "__main__":
    main()
