"""Lists of every kind, broken in a fixed order of accidents: `make fuzz`, or `python -m tests.intake.fuzzing 200`.

Each is either refused in words or taken in with every row told: accepted + kept out = rows. The number of a file makes
the same file again: `python -m tests.intake.fuzzing --only 4711`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from tests.intake.conftest import DAY, Seen
from tests.intake.test_formats import BULLETS, PAGE
from tests.intake.test_latex import LONG
from tests.intake.test_workbooks import LISTING, ods, xls, xlsx
from transfers.errors import TransfersError
from transfers.intake import Options, draft_list, take
from transfers.intake.columns import map_headings
from transfers.intake.headings import recognise
from transfers.intake.reading import read
from transfers.intake.sections import sections
from transfers.law import load_law
from transfers.ledger import Session, opened

CSV = (
    'Vendor,Purpose,Location,Mechanism,Start date,Role\n"Norr, AB","Says ""hi""\nthere","USA; Germany",SCC,2024-02-29,'
    "processor\nKaiku,x,EU (Oulu),DPF,1.2.2024,\nTotal,,,,,\n"
)
SAMPLES = {
    "list.csv": CSV.encode(),
    "list.tsv": CSV.replace(",", "\t").encode("utf-16"),
    "lista.csv": "Toimittaja;Maa;Siirtoperuste\r\nÄyräs Oy;Yhdysvallat;Ja\r\n\r\nNorr;NO;—\r\n".encode("cp1252"),
    "list.md": b"# All\n| Vendor | Location |\n|--|--|\n| **[Norr](https://n.example)** | `eu-west-1` |\n| B | - |\n",
    "bullets.md": BULLETS.encode(),
    "list.html": PAGE.encode(),
    "blocks.txt": b"Vendor: Norr AB\nLocation: Sweden\n\nVendor: Kaiku\nLocation:\n- USA\n- EU\n",
    "titles.md": b"# Vendors\n## Norr AB\nMail. Located in Norway.\n## Kaiku\n**Location:** US\n",
    "terms.html": b"<h1>Sub-processors</h1><dl><dt>Norr AB</dt><dd>Mail (Sweden)</dd><dt>Kaiku</dt><dd>SCC</dd></dl>",
    "drawn.txt": b"Vendor   Country\n-------  -------\nNorr AB  Sweden\nKaiku    USA\n",
    "lying.csv": b"Vendor,Norr AB,Kaiku\nCountry,SE,US\nPurpose,x,y\n",
    "ticked.csv": b"Processor,EU,US,SCC\nNorr,x,,yes\nKaiku,,x,no\n",
    "list.tex": LONG.encode(),
    "names.txt": b"Norr AB\nKaiku Oy\nMailchimp\n",
    "odd.csv": "Vendor;Location / safeguard;Start date;Data categories\n"
    "Norr;EU, ei USA - SCC?;1.1.2020 – 2022;ks. liite 1\n"
    "Kaiku;**US** *(n/a)*;ab 1.5.2020;health data: no\n".encode(),
    "list.json": json.dumps({"a": [{"vendor": "Norr", "location": ["USA", "EU"]}, {"vendor": None}]}).encode(),
    "list.ndjson": b'{"vendor": "Norr", "country": "NO"}\n{"vendor": "Kaiku"}\n',
    "list.yml": b"- name: Norr\n  country: NO\n  data: [names, mail]\n- name: Kaiku\n  country: FI\n",
    "list.xlsx": xlsx({"Cover": [["x"]], "EU": LISTING, "US": LISTING}),
    "list.xls": xls(LISTING),
    "list.ods": ods(LISTING[0], ["Norr", "SE", "x"], ["Kaiku", "US", "y"]),
}
PIECES = (
    *(bytes([byte]) for byte in b"\"'\n\r,;\t|\0\xff\xc3\\()[]{}<=%#\x07"),
    *(b"<table>", b"</td>", b"<br", b"&#x110000;", b"&amp;", b"=1+1", b"- ", b": ", b"*a", b"&a ", b"---\n", b" " * 50),
    *(b"Vendor", b"Location", b"Former", b"-1", b"1e999", b"9" * 20, b"A" * 400, b"31.12.9999", b"00/00/0000"),
    *("İ".encode(), "\u202e".encode(), "😀".encode()),
)


def mutant(number: int) -> tuple[str, bytes]:
    """The file of this number: its name and its bytes."""
    chance = random.Random(number)
    name = chance.choice(list(SAMPLES))
    data = SAMPLES[name]
    if data.startswith(b"PK") and chance.random() < 0.7:
        return name, _repacked(chance, data)
    return name, _broken(chance, data, SAMPLES[chance.choice(list(SAMPLES))])


def _broken(chance: random.Random, data: bytes, other: bytes) -> bytes:
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randint(0, len(data)), chance.choice((0, 0, 1, 3, 20))
        piece = chance.choice(PIECES) if chance.random() < 0.9 else other[: chance.randint(0, 80)]
        accident = chance.choice(("put", "put", "cut", "double", "shorten"))
        if accident == "shorten" and chance.random() < 0.2:
            data = data[:at]
        elif accident == "double":
            data = data[:at] + data[max(0, at - 60) : at] + data[at:]
        elif accident == "cut":
            data = data[:at] + data[at + length :]
        else:
            data = data[:at] + piece + data[at + length :]
    return data


def _repacked(chance: random.Random, data: bytes) -> bytes:
    """A workbook whose package is whole, but whose parts are broken."""
    with tempfile.SpooledTemporaryFile() as made:
        with zipfile.ZipFile(_stream(data)) as old, zipfile.ZipFile(made, "w") as new:
            names = old.namelist()
            struck = chance.choice(names)
            for name in names:
                part = old.read(name)
                new.writestr(name, _broken(chance, part, b"") if name == struck else part)
        made.seek(0)
        return made.read()


def _stream(data: bytes) -> tempfile.SpooledTemporaryFile[bytes]:
    held = tempfile.SpooledTemporaryFile(max_size=1 << 20)  # noqa: SIM115
    held.write(data)
    held.seek(0)
    return held


def read_only(number: int) -> str:
    """Read, find the tables and map their headings. Returns what came of it."""
    name, data = mutant(number)
    try:
        source = take(data, name)
        for section in sections(source, reading := read(source, recognise), frozenset()):
            samples = [[str(cell or "") for cell in column.to_pylist()] for column in section.cells.columns[1:]]
            map_headings(section.headings, samples[: len(section.headings)], {})
    except TransfersError as error:
        return error.problems[0].code if error.problems else type(error).__name__
    return reading.format


def draft(session: Session, law: object, number: int) -> str:
    """The whole way to a draft."""
    name, data = mutant(number)
    try:
        seen = Seen(session, draft_list(session, law, take(data, name), Options(DAY)))  # type: ignore[arg-type]
    except TransfersError as error:
        return error.problems[0].code if error.problems else type(error).__name__
    assert seen.balanced(), f"{number}: rows were lost"
    assert len(seen.records) == seen.drafted.accepted, f"{number}: a row was taken in twice"
    return "taken in"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--read-only", action="store_true", help="not as far as the draft: a hundred times as quick")
    asked = parser.parse_args()
    numbers = [asked.only] if asked.only is not None else range(asked.first, asked.first + asked.count)
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "registry.duckdb") as session:
        law = load_law()
        for number in numbers:
            try:
                ends[read_only(number) if asked.read_only else draft(session, law, number)] += 1
            except Exception:
                print(f"file {number} ({mutant(number)[0]}) broke the importer", file=sys.stderr)
                raise
    print(", ".join(f"{end} {count}" for end, count in ends.most_common()))


if __name__ == "__main__":
    main()
