"""Broken files: never anything but a clear refusal, and accepted + kept out = rows, always."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.fuzzing import read_only
from transfers.errors import TransfersError
from transfers.intake.delimited import read_delimited
from transfers.intake.encoding import decode
from transfers.intake.headings import recognise
from transfers.intake.scanning import scan
from transfers.intake.source import take

SEEDS = [
    b'Vendor,Location,Mechanism,Start date\n"Norr, AB","USA; Germany",SCC,2024-02-29\nKaiku,EU (Oulu),DPF,1.2.2024\n',
    "Toimittaja;Sijaintimaa;Siirtoperuste\r\nÄyräs Oy;Yhdysvallat;Ja\r\n\r\nNorr;NO;—\r\n".encode("cp1252"),
    "| Sub-processor | Location |\n|--|--|\n| **Norr** | `eu-west-1` |\n| Kaiku | — |\n".encode(),
    json.dumps([{"vendor": "Norr", "location": "Worldwide"}, {"vendor": None, "location": ["USA", "EU"]}]).encode(),
    "Vendor\tLocation\nNorr\tUSA\n".encode("utf-16"),
]
SNIPPETS = [
    b'"',
    b"\n",
    b",",
    b";",
    b"|",
    b"\0",
    b"\xff",
    b"'",
    b"\\",
    b"(",
    b"[",
    b"\xf0\x9f",
    b"<br",
    b"\x07",
    b"%",
    b"{}",
]
mutations = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from(["cut", "put", "swap"]), st.sampled_from(SNIPPETS)), max_size=6
)


def mutated(seed, steps):
    data = seed
    for place, how, snippet in steps:
        at = place % (len(data) + 1)
        if how == "cut":
            data = data[:at] + data[at + 3 :]
        elif how == "put":
            data = data[:at] + snippet + data[at:]
        else:
            data = data[:at] + snippet + data[at + len(snippet) :]
    return data


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SEEDS), mutations)
def test_mutated_files(listed, seed, steps):
    try:
        seen = listed(mutated(seed, steps), "list")
    except TransfersError:
        return
    assert seen.balanced()
    assert len(seen.records) == seen.drafted.accepted


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        source = take(data)
        reading = read_delimited(source, *decode(source), recognise)
    except TransfersError:
        return
    assert reading.grids


def test_files_of_every_kind_are_read_or_refused_in_words():
    ends = {read_only(number) for number in range(300)}
    assert {"csv", "markdown", "xlsx", "json", "yaml", "html", "damaged-workbook"} <= ends


CELL = st.text(alphabet=st.sampled_from("ab ,;\"\n'|é"), max_size=8)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_is_quoted_by_the_book_comes_back_whole(rows):
    written = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    scanned = scan(written.encode(), ",", '"')
    columns = [column.to_pylist() for column in scanned.columns()]
    back = [[column[place] for column in columns][: len(row)] for place, row in enumerate(rows)]
    assert back == rows
    assert list(scanned.widths) == [len(row) for row in rows]


def test_a_dash_without_words_beside_a_table_is_no_list(listed):
    seen = listed(b"Sub-processor | Location |\n|--|--|\n| Norr | Norway |\n| Kaiku\n \xe2\x80\x94 |\n", "list.md")
    assert "list-not-read" not in {problem.code for problem in seen.issues}
    assert [record["vendor"] for record in seen.records] == ["Norr", "Kaiku"]
