"""One document, two formats: the same words in both, the same bytes each time, and nothing in a text is markup."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from pypdf import PdfReader

from transfers.documents import (
    Bar,
    Bars,
    Break,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Lane,
    Marked,
    Note,
    Paragraph,
    Part,
    Picture,
    Run,
    Signature,
    Signatures,
    Span,
    Table,
    Tile,
    Tiles,
    Timeline,
    pdf,
    word,
)
from transfers.documents.pdf import content

HARD = '*ei* _näin_ #panic("x") $x$ <b>lihava</b> [linkki](https://evil.example) {{x}} \\ = @SUM'
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3" fill="#2f5d8a"/></svg>'
EVERY = Document(
    title="Vuosineljänneksen tarkastus",
    subtitle="1.7.–30.9.2026",
    language="fi",
    dated=date(2026, 9, 30),
    organisation="Esimerkki Oy",
    footer="Tiiviste 3f9a",
    blocks=(
        Heading("Yhteenveto"),
        Tiles(tuple(Tile(str(n), f"Luku {n}", "ennen 3", tone) for n, tone in enumerate(("bad", "warn", "good"), 41))),
        Paragraph((Run("Lihava ", bold=True), Run("linkki", link="https://example.org/laki"), Run(HARD))),
        Paragraph("Pientä", small=True),
        Note("unknown", "Ei arvioitavissa", "Vastaanottajaa ei ole nimetty."),
        Bars("Neljä ilman perustetta", (Bar("Siirrot", (Part("bad", 4, "4"), Part("good", 2, "2")), "6"),)),
        Timeline(
            "Privacy Shield päättyi",
            date(2015, 1, 1),
            date(2027, 1, 1),
            (Lane("Privacy Shield", (Span(date(2016, 7, 12), date(2020, 7, 16), "good", "voimassa"),)),),
            date(2026, 9, 30),
            "tarkastuspäivä",
        ),
        Picture("Kartta", SQUARE, "Mihin tiedot kulkevat"),
        Break(),
        Heading("Havainnot", 2),
        Table("Havainnot", (Column("Mitä", 2), Column("Päiviä", 1, "right")), ((Marked("bad", HARD), "12"),) * 60),
        Bullets(("yksi", (Run("kaksi"),))),
        Facts((("Pääkirja", "#6"),)),
        Signatures((Signature("Tietosuojavastaava", "Aino Esimerkki", "30.9.2026", "Hyväksyn"), Signature("Johto"))),
    ),
)
WORDS = ("Yhteenveto", "Luku 41", "Lihava", "linkki", "Pientä", "Ei arvioitavissa", "Havainnot", "yksi", "Pääkirja")


def read_pdf(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(document)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def read_word(document: Document) -> str:
    paper = docx.Document(io.BytesIO(word(document)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join([line.text for line in paper.paragraphs] + cells)


@pytest.mark.parametrize("said", [*WORDS, "Aino Esimerkki", "Vuosineljänneksen tarkastus"])
def test_both_formats_say_it(said):
    assert said in text_of(read_pdf(EVERY))
    assert said in read_word(EVERY)


@pytest.mark.parametrize("write", [pdf, word])
def test_the_same_document_gives_the_same_bytes(write):
    assert write(EVERY) == write(replace(EVERY))


def test_what_looks_like_markup_is_text():
    assert HARD in text_of(read_pdf(EVERY))
    assert HARD in read_word(EVERY)


def test_the_pdf_is_tagged_and_says_its_language_title_and_standard():
    reader = read_pdf(EVERY)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "fi"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert reader.metadata is not None
    assert reader.metadata.title == EVERY.title


def test_every_picture_and_table_heading_is_told_to_those_who_cannot_see():
    tags = read_pdf(EVERY).trailer["/Root"]["/StructTreeRoot"]
    found: list[tuple[str, str]] = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            found.append((str(node.get("/S")), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node["/K"])

    walk(tags["/K"])
    assert {"Neljä ilman perustetta", "Privacy Shield päättyi", "Kartta"} <= {alt for _, alt in found}
    assert [kind for kind, _ in found].count("/TH") == 2


def test_a_long_table_repeats_its_headings():
    pages = [page.extract_text() for page in read_pdf(EVERY).pages]
    assert len(pages) >= 3
    assert all("Päiviä" in page for page in pages[1:3])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("株式会社サンプル", "ZhuShiHuiShe"),
        ("Ελληνική ΑΕ", "Ελληνική ΑΕ"),
        ("ООО Пример", "ООО Пример"),
        ("Żółć sp. z o.o.", "Żółć sp. z o.o."),
        ("\x00\x07A\x1bB", "AB"),
        ("👍 Oy", "Oy"),
    ],
)
def test_a_name_in_any_script_can_be_printed(name, shown):
    assert shown in text_of(read_pdf(replace(EVERY, blocks=(Paragraph(name),))))


def test_word_keeps_other_scripts_and_drops_what_xml_cannot_hold():
    assert "株式会社 A B" in read_word(replace(EVERY, blocks=(Paragraph("株式会社 A\x00B"),)))


def test_links_are_links_in_both():
    annotations = [note.get_object() for page in read_pdf(EVERY).pages for note in page.get("/Annots", ())]
    assert [note["/A"]["/URI"] for note in annotations] == ["https://example.org/laki"]
    assert "https://example.org/laki" in {
        part.target_ref for part in docx.Document(io.BytesIO(word(EVERY))).part.rels.values() if part.is_external
    }


def test_pictures_say_in_word_what_they_show():
    shapes = docx.Document(io.BytesIO(word(EVERY))).inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shapes] == [
        "Neljä ilman perustetta",
        "Privacy Shield päättyi",
        "Kartta",
    ]


def test_days_outside_the_picture_stop_at_its_side():
    lane = Lane("SCC", (Span(date(2001, 6, 15), None, "warn"),))
    drawn = Timeline("x", date(2020, 1, 1), date(2021, 1, 1), (lane,), date(2035, 1, 1))
    assert '"begin": 0.0, "end": 1.0' in content(replace(EVERY, blocks=(drawn,)))
