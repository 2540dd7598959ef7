"""Lists in which each vendor has a title or a block of its own."""

from __future__ import annotations

import pytest

from transfers.errors import InputError
from transfers.intake.blocks import has_blocks
from transfers.intake.prose import key_of

TITLES = """# Sub-processors

## Norr AB
- **Purpose:** Hosting
- Location: Sweden

## Kaiku Inc.
- Purpose: Support
- Location:
  - United States
  - India
- Transfer mechanism: SCCs (Module 3)

## Contact
Write to us.
"""
BLOCKS = """LISTE DES SOUS-TRAITANTS

Nom : Norr SAS
Finalité : Hébergement
Localisation : France, Allemagne

Nom : Kaiku, Inc.
Finalité : Support
Localisation : États-Unis
Garanties : CCT + DPF
"""
BOLD = "# Underbiträden\n\n**Norr AB**\nÄndamål: Drift\nPlats: Sverige\n\n**Kaiku Inc.**\nÄndamål: Post\nPlats: USA\n"
SENTENCES = """# Subprocessors
## Hosting
### Norr GmbH
Servers and backups. Data is stored in Germany and Finland.
### Kaiku, Inc.
CDN. Located in the United States; SCCs in place.
"""
DEFINED = (
    "<h1>Sub-processors</h1><dl><dt>Norr AB</dt><dd>Mail (Sweden)</dd><dt>Kaiku, Inc.</dt><dd>Chat, by SCC</dd></dl>"
)
KEYED = (
    "<h2>Unterauftragsverarbeiter</h2><h3>Norr GmbH</h3><dl><dt>Zweck</dt><dd>Hosting</dd><dt>Standort</dt>"
    "<dd>Deutschland</dd></dl><h3>Kaiku Inc.</h3><dl><dt>Zweck</dt><dd>Post</dd><dt>Standort</dt><dd>USA</dd></dl>"
)


def told(seen):
    return [(each["row"], each["vendor"], each["countries"], each["mechanisms"]) for each in seen.records]


def test_a_title_for_each_vendor(listed):
    seen = listed(TITLES, "list.md")
    assert told(seen) == [(3, "Norr AB", ["SE"], []), (7, "Kaiku Inc.", ["IN", "US"], ["scc-2021"])]
    assert seen.column("purpose") == ["Hosting", "Support"]
    assert seen.issues == [(14, None, "block-not-read")]


def test_a_block_of_keys_for_each_vendor(listed):
    seen = listed(BLOCKS, "liste.txt")
    assert told(seen) == [
        (3, "Norr SAS", ["DE", "FR"], []),
        (7, "Kaiku, Inc.", ["US"], ["scc-unspecified", "dpf"]),
    ]


@pytest.mark.parametrize("name", ["list.md", "list.txt"])
def test_names_in_bold(listed, name):
    assert told(listed(BOLD, name)) == [(3, "Norr AB", ["SE"], []), (7, "Kaiku Inc.", ["US"], [])]


def test_sentences_under_a_vendors_title(listed):
    seen = listed(SENTENCES, "list.md")
    assert told(seen) == [
        (3, "Norr GmbH", ["DE", "FI"], []),
        (5, "Kaiku, Inc.", ["US"], ["scc-unspecified"]),
    ]
    assert seen.drafted.staged.sections[0].title == "Subprocessors / Hosting"


def test_definition_lists_of_a_web_page(listed):
    assert [each[1:] for each in told(listed(DEFINED, "list.html"))] == [
        ("Norr AB", ["SE"], []),
        ("Kaiku, Inc.", [], ["scc-unspecified"]),
    ]
    assert [each[1:3] for each in told(listed(KEYED, "list.html"))] == [("Norr GmbH", ["DE"]), ("Kaiku Inc.", ["US"])]


def test_vendors_that_ended_stay_out(listed):
    seen = listed(TITLES.replace("# Sub-processors", "# Former sub-processors", 1), "list.md")
    assert {code for _, _, code in seen.stopped} == {"not-current"}


def test_questions_and_answers_are_no_vendors(listed):
    page = "# Subprocessors\n## What is a subprocessor?\nA third party.\n## How do I object?\nWrite to us.\n"
    with pytest.raises(InputError, match="was not taken in"):
        listed(page, "list.md")


def test_a_bullet_that_begins_with_a_key_is_no_vendor(listed):
    seen = listed("Our sub-processors:\n- Norr AB\n- Location: Sweden\n- Kaiku\n- Location: Norway\n", "list.md")
    assert told(seen) == [(2, "Norr AB", ["SE"], []), (4, "Kaiku", ["NO"], [])]


def test_lines_that_hold_commas_are_no_blocks():
    assert has_blocks("Vendor: A, Inc.\nPurpose: x\n\nVendor: B\nPurpose: y\n")
    assert not has_blocks("Vendor,Purpose\nA: b,c\n")


def test_keys_are_known_headings():
    assert key_of("Käyttötarkoitus: posti") == ("Käyttötarkoitus", "posti")
    assert key_of("Colour: red") is None
