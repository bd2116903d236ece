#!/usr/bin/env python3
"""Makes rules/lexicon/provinces.tsv and rules/lexicon/districts.tsv.

    pip download --no-deps vietnamadminunits==1.0.4 && unzip vietnamadminunits-*.whl -d units
    tools/make_places.py units/vietnamadminunits/data/dataset.db rules/lexicon

The package (MIT) holds both systems: 63 provinces with districts until 2025-06-30, 34 provinces without since 2025-07-01.
A phrase has one line for each thing that is known of it: `province` (its name), `code` (in the system of 34), `old-code`
(in the system of 63), `successor` (the province of 2025 that it went into). A code alone names no province over time: 15
was Yên Bái and is Lào Cai. Districts stand with their kind in front, for a bare name may as well be a person's; those of
a name that only one province has also tell it (`district-of`). The party committee of a district is a body with its name.
Fails where the numbers differ from the official ones. Standard library only.
"""
import argparse
import pathlib
import re
import sqlite3
import sys
import unicodedata

SOURCE = "# source: PyPI vietnamadminunits 1.0.4 (MIT), state of 2025-06-30 and 2025-07-01; by tools/make_places.py"
# The provinces that went into others on 2025-07-01 (202/2025/QH15): the package's converter has them as toneless keys only.
SUCCESSOR = {
    "Hà Giang": "Tuyên Quang", "Yên Bái": "Lào Cai", "Bắc Kạn": "Thái Nguyên", "Bắc Giang": "Bắc Ninh", "Hòa Bình": "Phú Thọ",
    "Vĩnh Phúc": "Phú Thọ", "Hải Dương": "Hải Phòng", "Thái Bình": "Hưng Yên", "Hà Nam": "Ninh Bình", "Nam Định": "Ninh Bình",
    "Quảng Bình": "Quảng Trị", "Quảng Nam": "Đà Nẵng", "Kon Tum": "Quảng Ngãi", "Bình Định": "Gia Lai", "Ninh Thuận": "Khánh Hòa",
    "Phú Yên": "Đắk Lắk", "Bình Thuận": "Lâm Đồng", "Đắk Nông": "Lâm Đồng", "Bình Phước": "Đồng Nai", "Bình Dương": "Hồ Chí Minh",
    "Bà Rịa - Vũng Tàu": "Hồ Chí Minh", "Long An": "Tây Ninh", "Tiền Giang": "Đồng Tháp", "Bến Tre": "Vĩnh Long", "Trà Vinh": "Vĩnh Long",
    "Kiên Giang": "An Giang", "Hậu Giang": "Cần Thơ", "Sóc Trăng": "Cần Thơ", "Bạc Liêu": "Cà Mau",
}
# Other spellings of a province's name; each gets the lines of the first.
SPELLINGS = {
    "Hồ Chí Minh": ["HCM", "TPHCM", "TP.HCM", "TP HCM"],
    "Hà Nội": ["TP.HN"],
    "Huế": ["Thừa Thiên Huế", "Thừa Thiên - Huế", "Thừa Thiên-Huế", "TT-Huế", "TT Huế"],
    "Bà Rịa - Vũng Tàu": ["Bà Rịa-Vũng Tàu", "Bà Rịa Vũng Tàu", "BR-VT", "BR - VT", "BRVT"],
    "Đắk Lắk": ["Đăk Lăk", "Đắc Lắc", "Đắk Lăk", "Dak Lak", "Đak Lak"],
    "Đắk Nông": ["Đăk Nông", "Đắc Nông"],
    "Bắc Kạn": ["Bắc Cạn"],
    "Kon Tum": ["Kontum", "KonTum"],
}
GONE = {"Hà Tây": "Hà Nội"}  # until 2008-07-31
WRITTEN_KIND = {
    "Huyện": ["huyện", "H."],
    "Quận": ["quận", "Q."],
    "Thị xã": ["thị xã", "TX", "TX."],
    "Thành phố": ["thành phố", "TP", "TP."],
}
NO_CITY = {"Hoàng Mai", "Thái Hòa"}  # as bare names more often the beginning of a person's
COMMITTEE = {"Huyện": "Huyện ủy", "Quận": "Quận ủy", "Thị xã": "Thị ủy", "Thành phố": "Thành ủy"}
GONE_DISTRICTS = [("Quận", "2", "Hồ Chí Minh"), ("Quận", "9", "Hồ Chí Minh"), ("Quận", "Thủ Đức", "Hồ Chí Minh"), ("Huyện", "Hoành Bồ", "Quảng Ninh")]


def write(path, rows):
    cells = {tuple(unicodedata.normalize("NFC", cell) for cell in row) for row in rows}
    lines = ["\t".join(row) for row in sorted(cells, key=lambda row: (row[0], row[2]))]
    path.write_text("\n".join([SOURCE, *lines]) + "\n", encoding="utf-8")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("database", type=pathlib.Path)
    ask.add_argument("folder", type=pathlib.Path)
    args = ask.parse_args()
    base = sqlite3.connect(args.database)
    old = dict(base.execute("SELECT DISTINCT provinceShort, provinceCode FROM admin_units_legacy"))
    new = dict(base.execute("SELECT DISTINCT provinceShort, provinceCode FROM admin_units"))
    districts = base.execute("SELECT DISTINCT districtType, districtShort, provinceShort FROM admin_units_legacy WHERE district <> ''").fetchall()
    if (len(old), len(new), len(districts)) != (63, 34, 696) or set(old) - set(new) != set(SUCCESSOR):
        sys.exit(f"{args.database}: {len(old)} old and {len(new)} new provinces, {len(districts)} districts; expected 63, 34, 696 and the known successors")

    rows = []
    for name in [*old, *GONE]:
        for phrase in [name, *SPELLINGS.get(name, [])]:
            case = "any" if phrase.startswith("TP") else "exact" if phrase.upper() == phrase or phrase.startswith("TT") else "capital"
            rows.append((phrase, name, "province", case))
            if name in new:
                rows.append((phrase, new[name], "code", case))
            if name in old:
                rows.append((phrase, old[name], "old-code", case))
            successor = SUCCESSOR.get(name) or GONE.get(name)
            if successor:
                rows.append((phrase, successor, "successor", case))
    write(args.folder / "provinces.tsv", rows)

    provinces_of = {}
    named = [(kind, re.sub(r" \(.*\)", "", short), province) for kind, short, province in districts] + GONE_DISTRICTS
    for kind, name, province in named:
        provinces_of.setdefault((kind, name), set()).add(province)
    rows = []
    for (kind, name), provinces in provinces_of.items():
        for written in WRITTEN_KIND[kind]:
            if name.isdigit() and written != "quận" and written != "Q.":
                continue
            phrase = f"{written} {name}"
            rows.append((phrase, name, "district", "any"))
            if len(provinces) == 1:
                rows.append((phrase, *provinces, "district-of", "any"))
        if not name.isdigit():
            rows.append((f"{COMMITTEE[kind]} {name}", COMMITTEE[kind], "body", "capital"))
        if kind in ("Thành phố", "Thị xã") and name not in NO_CITY:
            rows.append((name, name, "city", "capital"))
    write(args.folder / "districts.tsv", rows)


if __name__ == "__main__":
    main()
