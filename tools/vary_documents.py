#!/usr/bin/env python3
"""vary_documents.py COUNT PATH...: COUNT documents as JSON Lines, made from the *.txt files of PATH by varying them.

Each round over the files gives every document other names of persons, other numbers and other dates, so that an index
of many documents has many persons, documents and values, and not a few a thousand times. Runs of capitals that begin
with a family name get given names from the syllables met in the files themselves; numbers keep their form
(`1.436 tỷ`, `6,1%`, `09-NQ/TU`); days, months and years stay dates. The same arguments give the same documents.
"""
import json
import pathlib
import random
import re
import sys

SYLLABLE = r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ]+"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
DATE = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})([/.-])((?:19|20)\d\d)\b|\b(\d{1,2})/(\d{1,2})\b|\b(?:19|20)\d\d\b"
                  r"|(ngày\s+)\d{1,2}\b|(tháng\s+)\d{1,2}\b", re.IGNORECASE)


def family_names():
    """The family names of the rules' lexicon, so that there is one list of them."""
    lexicon = pathlib.Path(__file__).resolve().parent.parent / "rules" / "lexicon"
    names = set()
    for path in sorted(lexicon.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) >= 3 and columns[2] == "family" and " " not in columns[0]:
                names.add(columns[0])
    return names


def files(paths):
    for path in map(pathlib.Path, paths):
        yield from [path] if path.is_file() else sorted(path.rglob("*.txt"))


def vary_number(match, rng):
    text = match.group(0)
    digits = [c if not c.isdigit() else (str(rng.randint(1, 9)) if i == 0 and c != "0" else str(rng.randint(0, 9)))
              for i, c in enumerate(text)]
    return "".join(digits)


def vary_date(match, rng):
    if match.group(5):
        return "%02d%s%02d%s%d" % (rng.randint(1, 28), match.group(2), rng.randint(1, 12), match.group(4),
                                   rng.randint(2014, 2025))
    if match.group(6):
        return "%d/%d" % (rng.randint(1, 28), rng.randint(1, 12))
    if match.group(8) or match.group(9):
        return match.group(8) + str(rng.randint(1, 28)) if match.group(8) else match.group(9) + str(rng.randint(1, 12))
    return str(rng.randint(2014, 2025))


def vary(text, rng, person, syllables):
    names = {}

    def name(match):
        given = match.group(2).split()
        key = match.group(0)
        if key not in names:
            names[key] = match.group(1) + " " + " ".join(rng.choice(syllables) for _ in given)
        return names[key]

    text = person.sub(name, text)
    pieces, at = [], 0
    for match in DATE.finditer(text):
        pieces.append(NUMBER.sub(lambda m: vary_number(m, rng), text[at:match.start()]))
        pieces.append(vary_date(match, rng))
        at = match.end()
    pieces.append(NUMBER.sub(lambda m: vary_number(m, rng), text[at:]))
    return "".join(pieces)


def main():
    count = int(sys.argv[1])
    texts = [(path, path.read_bytes().decode("utf-8", "replace")) for path in files(sys.argv[2:])]
    if not texts:
        sys.exit("vary_documents.py: no *.txt below " + " ".join(sys.argv[2:]))
    families = "|".join(sorted(family_names(), key=len, reverse=True))
    person = re.compile(rf"\b({families}) ({SYLLABLE}(?: {SYLLABLE}){{1,2}})\b")
    syllables = sorted({s for _, text in texts for m in person.finditer(text) for s in m.group(2).split()})
    for i in range(count):
        path, text = texts[i % len(texts)]
        if i >= len(texts):
            text = vary(text, random.Random(i), person, syllables)
        record = {"id": f"{i // len(texts)}/{path.name}", "text": text,
                  "published": f"{2014 + i % 12}-{1 + i % 12:02d}"}
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
