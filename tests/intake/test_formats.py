"""Lists in other shapes: YAML, HTML, bullet lists, JSON of every build, unusual delimiters and encodings."""

import json

import pytest

from transfers.errors import UsageError
from transfers.intake.encoding import SURE, decode
from transfers.intake.headings import recognise
from transfers.intake.reading import read
from transfers.intake.source import take


def told(seen):
    return [
        (each["row"], each["vendor"], " ".join([*each["countries"], *(f"+{area}" for area in each["areas"])]))
        for each in seen.records
    ]


def test_yaml_is_read_as_text(listed):
    seen = listed("- name: Norr AB\n  country: NO\n- name: 010\n  country: DE\n- name: ~\n  country: SE\n", "list.yml")
    assert told(seen) == [(1, "Norr AB", "NO"), (2, "010", "DE")]
    assert seen.stopped == [(3, "name", "vendor-missing")]


def test_yaml_lists_below_keys(listed):
    seen = listed(
        "updated: 2026\nlist:\n  former:\n  - {vendor: A}\n  running:\n  - {vendor: B, country: FR}\n", "l.yaml"
    )
    assert told(seen) == [(2, "B", "FR")]
    assert seen.stopped == [(1, "vendor", "not-current")]


ITEMS = [{"vendor": "Norr AB", "country": "Norway"}, {"vendor": "Kaiku", "country": "Finland"}]
BUILDS = {
    "list": ITEMS,
    "below keys": {"meta": {"n": 2}, "data": {"vendors": ITEMS}},
    "by name": {"Norr AB": {"country": "Norway"}, "Kaiku": {"country": "Finland"}},
    "rows": [["vendor", "country"], ["Norr AB", "Norway"], ["Kaiku", "Finland"]],
    "columns": {"vendor": ["Norr AB", "Kaiku"], "country": ["Norway", "Finland"]},
    "columns and data": {"columns": ["vendor", "country"], "data": [["Norr AB", "Norway"], ["Kaiku", "Finland"]]},
    "two lists": {"hosting": ITEMS[:1], "support": ITEMS[1:], "contacts": [{"phone": "1"}, {"phone": "2"}]},
}


@pytest.mark.parametrize("build", BUILDS)
def test_json_of_every_build(listed, build):
    assert told(listed(json.dumps(BUILDS[build]), "list.json")) == [(1, "Norr AB", "NO"), (2, "Kaiku", "FI")]


def test_what_an_object_of_a_vendor_says_is_read_by_its_own_keys(listed):
    transfer = {"mechanism": {"type": "SCC", "module": 2, "signed": "2022-03-01"}, "tia": True}
    given = [
        {"vendor": "Norr AB", "country": "US", "dpa": {"signed": True, "mechanisms": ["SCC", "DPF"]}},
        {"vendor": "Kaiku", "country": "DE", "dpa": {"signed": False}, "dataTypes": {"Location": ["Sweden"]}},
        {"vendor": "Virta", "country": "IN", "transfer": transfer},
    ]
    seen = listed(json.dumps(given), "list.json")
    assert [each["countries"] for each in seen.records] == [["US"], ["DE"], ["IN"]]
    bases = 'SELECT source_row, instrument, "module", signed_on::VARCHAR FROM temp.draft_basis ORDER BY ALL'
    assert seen.session.rows(bases) == [
        (1, "dpf", None, None),
        (1, "scc-unspecified", None, None),
        (3, "scc-2021", "c2p", "2022-03-01"),
    ]
    assert seen.issues == [(0, None, "column-not-read")]


def test_what_the_services_of_a_vendor_say_is_read(listed):
    services = [{"name": "Mail", "dataLocations": ["us-east-1", "FI"]}, {"name": "Chat", "dataLocations": ["India"]}]
    subs = [{"name": "Ydin Oy", "country": "Sweden"}]
    given = [{"vendor": "Norr AB", "services": services}, {"vendor": "Kaiku", "country": "FI", "subprocessors": subs}]
    seen = listed(json.dumps(given), "list.json")
    assert [each["countries"] for each in seen.records] == [["FI", "IN", "US"], []]
    assert seen.records[1]["headquarters"] == ["FI"]


def test_json_lines_and_names_alone(listed):
    lines = "\n\n".join(map(json.dumps, ITEMS))
    assert told(listed(lines, "list.ndjson")) == [(1, "Norr AB", "NO"), (2, "Kaiku", "FI")]
    assert told(listed('{"subprocessors": ["Norr AB", "Kaiku"]}', "list.json")) == [
        (1, "Norr AB", ""),
        (2, "Kaiku", ""),
    ]


def test_objects_with_a_name_are_opened(listed):
    item = {"entity": {"name": "Norr AB", "country": "SE"}, "regions": ["eu-north-1", "us-east-1"]}
    seen = listed(json.dumps({"subprocessors": [item]}), "list.json")
    assert (told(seen), seen.records[0]["headquarters"]) == ([(1, "Norr AB", "SE US")], ["SE"])


def test_a_plain_text_of_bullets(listed):
    text = "Sub-processors\n\nThese are located in the United States:\n\n1) Norr AB - mail\n2) Kaiku (Finland) - chat\n"
    assert told(listed(text, "list.txt")) == [(5, "Norr AB", "US"), (6, "Kaiku", "FI")]


def test_nothing_in_a_json_list_is_lost(listed):
    seen = listed('[{"vendor": "A"}, "B", null]', "list.json")
    assert seen.drafted.staged.rows == 2
    assert seen.stopped == [(2, "vendor", "vendor-missing")]


PAGE = """<!doctype html><html><head><title>x</title><style>td {}</style></head><body><script>"<table>"</script>
<h2>Who works for us</h2>
<table><thead><tr><th><b>Sub&#8209;processor</b><th>Purpose</th><th>Location</th></tr></thead>
<tr><td rowspan="2"><a href="https://norr.example">Norr &amp; Co</a></td><td>Post<br>Parcels</td><td>Sweden</td></tr>
<tr><td>Chat</td><td>USA</td></tr>
<tr><td>Kaiku<td><ul><li>Mail</li></ul><td>EU</table>
<h2>Historical</h2><table><tr><td>Vendor</td><td>Location</td></tr><tr><td>Entinen</td><td>USA</td></tr></table>
</body></html>"""


def test_tables_of_a_web_page(listed):
    seen = listed(PAGE, "page.html")
    assert told(seen) == [(2, "Norr & Co", "SE"), (3, "Norr & Co", "US"), (4, "Kaiku", "+EU")]
    assert seen.column("purpose") == ["Post Parcels", "Chat", "Mail"]
    assert seen.stopped == [(6, "Vendor", "not-current")]


def test_bullets_of_a_web_page(listed):
    seen = listed("<html><h1>Subprocessors in Germany</h1><ul><li><b>Norr</b>: mail<li>Kaiku – chat</ul>", "p.htm")
    assert [(vendor, place) for _, vendor, place in told(seen)] == [("Norr", "DE"), ("Kaiku", "DE")]


BULLETS = """# Subprocessors

We like them. All of these are located in the United States:

* [Norr AB](https://norr.example/a_(b)). Parcel tracking.
* **Kaiku** – chat
  and more (Ireland, SCC)
* Lumen, Inc. for mail

These ones are based in the EU:

1. Tuuli Oy - hosting - Finland
2. Virta: storage

## Former

- Entinen: mail
"""


def test_bullet_lists_take_the_place_that_is_told_above(listed):
    seen = listed(BULLETS, "list.md")
    assert told(seen) == [
        (5, "Norr AB", "US"),
        (6, "Kaiku", "IE"),
        (8, "Lumen, Inc.", "US"),
        (12, "Tuuli Oy", "FI"),
        (13, "Virta", "+EU"),
    ]
    assert seen.column("purpose") == ["Parcel tracking", "chat and more", "mail", "hosting", "storage"]
    assert seen.records[1]["mechanisms"] == ["scc-unspecified"]
    assert seen.stopped == [(17, "Vendor", "not-current")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Seuraavat alikäsittelijät sijaitsevat Yhdysvalloissa:",
        "Följande underbiträden finns i USA:",
        "Die folgenden Unterauftragsverarbeiter haben ihren Sitz in den USA:",
        "Les sous-traitants suivants sont situés aux États-Unis :",
        "Los siguientes subencargados están ubicados en Estados Unidos:",
    ],
)
def test_sentences_above_lists_in_six_languages(listed, sentence):
    assert told(listed(f"{sentence}\n\n- Norr\n- Kaiku\n", "list.md")) == [(3, "Norr", "US"), (4, "Kaiku", "US")]


def test_details_below_a_bullet_keep_their_keys(listed):
    seen = listed(
        "## Vendors\n- **Norr**\n  - Purpose: mail\n  - Location: Norway\n- Kaiku\n  - Location: FI\n", "list.md"
    )
    assert told(seen) == [(2, "Norr", "NO"), (5, "Kaiku", "FI")]


def test_bullets_beside_tables_are_remarked_upon(listed):
    seen = listed("| Vendor | Country |\n|--|--|\n| Norr | SE |\n\n## Other vendors\n- Kaiku: mail\n", "list.md")
    assert seen.column("vendor") == ["Norr"]
    assert (6, None, "list-not-read") in seen.issues


@pytest.mark.parametrize("delimiter", ["\x1f", "#", "!", ":", "@", "||"])
def test_unusual_delimiters(delimiter):
    rows = [["Vendor", "Purpose", "Country"], ["Norr", "a, b; c", "SE"], ["Kaiku", "d", "FI"]]
    reading = read(take("\n".join(delimiter.join(row) for row in rows).encode()), recognise)
    assert [cell for cell in reading.grids[0].line(1) if cell] == rows[1]


def test_quotes_escaped_by_a_backslash(listed):
    seen = listed('"Vendor","Purpose","Country"\n"Norr","Says \\"hi\\", often","SE"\n"Kaiku","x","FI"\n')
    assert seen.column("purpose") == ['Says "hi", often', "x"]
    assert listed('"Vendor","Purpose","Country"\n"Norr","C:\\","SE"\n').column("purpose") == ["C:\\"]


LETTERS = {
    "fi": "Toimittaja;Maa\nÄyräs Öljy Oy;Yhdysvallat\n",
    "sv": "Leverantör;Land\nÅngström & Söner AB;Förenta staterna\n",
    "de": "Anbieter;Land\nGrößer Müller GmbH;Vereinigte Staaten\n",
    "fr": "Sous-traitant;Pays\nÇa Été Société;États-Unis\n",
    "es": "Proveedor;País\nCompañía Ñandú;Estados Unidos\n",
}


@pytest.mark.parametrize("language", LETTERS)
@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "latin-1",
        "iso8859-15",
        "mac_roman",
    ],
)
def test_letters_of_each_language_in_each_encoding(language, encoding):
    text, told_encoding = decode(take(LETTERS[language].encode(encoding)))
    assert text == LETTERS[language]
    assert told_encoding in SURE


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Příklad s.r.o.;Účetnictví a zálohování\nŻółty Wąż;Księgowość\n"),
        ("cp1250", "Gyógyír Kft.;Könyvelés és gyűjtők\n"),
        ("iso8859-2", "Šťastný a syn;Účetnictví\nŁódź Software;Księgowość\n"),
        ("cp1257", "Baltijas Datoru Akadēmija;Mācības\nŽalgirio Sistemos;Priežiūra\nÕppekeskus;Täiendõpe\n"),
        ("cp1254", "Türk Bilişim A.Ş.;Müşteri desteği\n"),
    ],
)
def test_neighbouring_languages_in_their_encodings(encoding, text):
    list_ = f"Vendor;Purpose\n{text}"
    assert decode(take(list_.encode(encoding)))[0] == list_


def test_another_encoding_is_chosen(listed):
    data = "Vendor;Location\nКонтур;Россия\n".encode("cp1251")
    seen = listed(data, encoding="cp1251")
    assert (seen.column("vendor"), seen.issues) == (["Контур"], [(2, "Location", "place-not-understood")])
    with pytest.raises(UsageError, match="windows-1257"):
        listed(data, encoding="klingon")


def test_an_encoding_that_is_guessed_is_told(listed):
    text = "Vendor;Location\nЗапоўедник Контур;Россия\nРога и Копыта обработка данных;Германия\n"
    seen = listed(text.encode("cp1251"))
    assert (None, None, "encoding-guessed") in seen.issues
