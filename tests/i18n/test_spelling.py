"""One spelling for many: what counts as a letter, a number and a picture, in Python and in SQL."""

import unicodedata

import duckdb
import pytest

from transfers.i18n.spelling import LETTER, NUMBER, plain, plain_sql

# What lists of our languages are written with: Latin, Greek, Cyrillic, and the signs between words.
WRITTEN = [
    chr(code)
    for block in ((0x20, 0x530), (0x1E00, 0x1F00), (0x2010, 0x20D0), (0x2190, 0x2300), (0x2600, 0x2670))
    for code in range(*block)
    if unicodedata.category(chr(code))[0] not in "CM"
]


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        con.execute("CREATE TABLE said AS SELECT unnest(?) AS text", [WRITTEN])
        yield con


@pytest.mark.parametrize(("kind", "counted"), [("L", LETTER), ("N", NUMBER)])
def test_a_class_holds_the_signs_of_its_kind_and_no_others(con, kind, counted):
    found = {
        text for (text,) in con.execute(f"SELECT text FROM said WHERE regexp_matches(text, '[{counted}]')").fetchall()
    }
    assert found == {char for char in WRITTEN if unicodedata.category(char)[0] == kind}


def test_letters_numbers_and_pictures_stay_and_all_else_parts_words():
    kept = {char for char in WRITTEN if " " not in plain(f"a{char}b")}
    meant = {c for c in WRITTEN if unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "So"}
    assert kept == meant


def test_python_and_sql_spell_alike(con):
    found = con.execute(f"SELECT text, {plain_sql('text')} FROM said").fetchall()
    assert [(text, said, plain(text)) for text, said in found if said != plain(text)] == []


def test_scripts_beyond_ours_are_letters_and_their_signs_part_words():
    assert plain("株式会社・ノル、東京") == "株式会社 ノル 東京"
    assert plain("שלום־עולם") == "שלום עולם"
    assert plain("نور، القاهرة") == "نور القاهرة"
