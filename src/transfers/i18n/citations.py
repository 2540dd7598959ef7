"""Places in the documents that a questionnaire cites: written once, in English; told in the reader's language."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

from transfers.i18n.provisions import LEVELS, articles
from transfers.i18n.writing import day

SWISS = ("fadp",)
"""Documents whose articles have paragraphs of another name: by their ids."""

FINNISH = {
    "recitals on the DPF List": "DPF-luetteloa koskevat johdanto-osan kappaleet",
    "contractual measures on back doors": "takaovia koskevat sopimusehdot",
    "contractual measures": "sopimukseen perustuvat toimet",
    "organisational measures": "organisatoriset toimet",
    "telling the authority of the conflict": "ristiriidasta kertominen viranomaiselle",
    "duty to use technical measures": "velvollisuus käyttää teknisiä toimia",
    "consent to voluntary access": "suostumus vapaaehtoiseen pääsyyn",
    "access and minimisation": "pääsyn rajaaminen ja minimointi",
    "standards and certificates": "standardit ja sertifikaatit",
    "involving the DPO": "tietosuojavastaavan osallistuminen",
    "transparency reports": "läpinäkyvyysraportit",
    "records of requests": "pyyntöjen kirjaaminen",
    "notice of change": "muutoksista ilmoittaminen",
    "no back doors": "ei takaovia",
    "transparency": "avoimuus",
    "challenge": "riitauttaminen",
    "audit": "auditointi",
    "three-step test": "kolmivaiheinen testi",
    "and following": "ja seuraavat",
    "use cases": "käyttötapaukset",
    "use case": "käyttötapaus",
    "pre-check": "esitarkistus",
    "conclusion": "johtopäätös",
    "guarantees": "takuut",
    "guarantee": "takuu",
    "questions": "kysymykset",
    "question": "kysymys",
    "footnote": "alaviite",
    "clauses": "lausekkeet",
    "clause": "lauseke",
    "Annexes": "liitteet",
    "Annex": "liite",
    "section": "jakso",
    "tables": "taulukot",
    "paras": "kohdat",
    "para": "kohta",
    "block": "osio",
    "step": "vaihe",
    "Part": "osa",
    "and": "ja",
}
WORD = re.compile(rf"\b({'|'.join(map(re.escape, FINNISH))})\b")
ARTICLES = re.compile(r"Arts?\.? (.+)")
PAPER = re.compile(r"paper of (\d+ \w+ \d+)")


@cache
def place_in(document: str, place: str, language: str) -> str:
    """Where in a document something stands; `document` is its id.

    >>> place_in("edpb-01-2020", "paras 43-53 and Annex 3", "fi"), place_in("gdpr", "Art. 28(1) and 48", "fi")
    ('kohdat 43-53 ja liite 3', '28 artiklan 1 kohta ja 48 artikla')
    >>> place_in("fadp", "Art. 16(2)(d)", "fi"), place_in("fadp", "Art. 16(2)(d)", "en")
    ('16 artiklan 2 momentin d kohta', 'Art. 16(2)(d)')
    """
    if language != "fi":
        return place
    if found := ARTICLES.fullmatch(place):
        told = articles(found[1], LEVELS["ch" if document in SWISS else "eu"])
        return f"artiklat {_words(told)}" if told == found[1] else told
    if found := PAPER.fullmatch(place):
        return f"asiakirja {day(datetime.strptime(found[1], '%d %B %Y').date(), language)}"
    return _words(place)


def _words(place: str) -> str:
    return WORD.sub(lambda found: FINNISH[found[1]], place)
