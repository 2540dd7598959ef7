"""Provisions as they are cited. The facts name them once, in English; a Finnish reader gets them in Finnish."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

ACTS = {
    "TFEU": "SEUT-sopimuksen",
    "GDPR": "tietosuoja-asetuksen",
    "UK GDPR": "UK GDPR:n",
    "FADP": "Sveitsin tietosuojalain (FADP)",
    "FADP 1992": "Sveitsin vuoden 1992 tietosuojalain",
    "DPO": "Sveitsin tietosuoja-asetuksen (DPO)",
    "TCA": "kauppa- ja yhteistyösopimuksen",
    "Trade and Cooperation Agreement": "kauppa- ja yhteistyösopimuksen",
}
"""An act in the genitive, before the article it holds."""

SWISS = ("FADP", "FADP 1992", "DPO")
LEVELS = {"eu": ("kohta", "kohdan", "alakohta"), "ch": ("momentti", "momentin", "kohta")}
"""What the first and the second bracket of an article are called, and the first in the genitive."""

ITEM = re.compile(r"(\d+[A-Z]?)?((?:\(\w+\))*)( second subparagraph)?")


def provision(text: str, language: str) -> str:
    """A citation in the reader's language. What is no known way of citing stays as it was written.

    >>> provision("GDPR Art. 13(1)(f), 44 and 5(2)", "fi")
    'tietosuoja-asetuksen 13 artiklan 1 kohdan f alakohta, 44 artikla ja 5 artiklan 2 kohta'
    >>> provision("GDPR Art. 45(3)", "en")
    'GDPR Art. 45(3)'
    """
    return "; ".join(_finnish(part) for part in text.split("; ")) if language == "fi" else text


@cache
def _finnish(part: str) -> str:
    for pattern, write in WAYS:
        found = re.fullmatch(pattern, part)
        if found:
            return write(found)
    return part


def _articles(found: re.Match[str]) -> str:
    act, places, changed = found["act"], found["places"], found["changed"]
    level = LEVELS["ch" if act in SWISS else "eu"]
    written = f"{_genitive(act)} {articles(places, level)}"
    return f"{written} sellaisena kuin se on muutettuna päätöksellä {changed}" if changed else written


def _genitive(act: str) -> str:
    if act in ACTS:
        return ACTS[act]
    kind, _, number = act.partition(" ")
    return f"{ {'Decision': 'päätöksen', 'Directive': 'direktiivin'}[kind] } {_number(number)}"


def articles(places: str, level: tuple[str, str, str]) -> str:
    """`28(2) and (4), 30(2)(c) and 44` → each in words; a bracket alone goes on from the article before it."""
    parts: list[str] = []
    article = ""
    for part in re.split(r",? and |, ", places):
        recital = re.fullmatch(r"recital (\d+)", part)
        if recital:
            parts.append(f"johdanto-osan {recital[1]} kappale")
            continue
        item = ITEM.fullmatch(part)
        if item is None:
            return places
        article = item[1] or article
        parts.append(_place(article, re.findall(r"\((\w+)\)", item[2]), bool(item[3]), level))
    return f"{', '.join(parts[:-1])} ja {parts[-1]}" if len(parts) > 1 else parts[0]


def _place(article: str, brackets: list[str], second: bool, level: tuple[str, str, str]) -> str:
    first, of_first, below = level
    if not brackets:
        return f"{article} artikla"
    if second:
        return f"{article} artiklan {brackets[0]} {of_first} toinen alakohta"
    if len(brackets) == 1:
        return f"{article} artiklan {brackets[0]} {first}"
    deeper = f" {brackets[2]} alakohta" if len(brackets) > 2 else ""
    last = {"kohta": "kohdan", "alakohta": "alakohdan"}[below] if deeper else below
    return f"{article} artiklan {brackets[0]} {of_first} {brackets[1]} {last}{deeper}"


def _number(number: str) -> str:
    """The Union's acts before the treaty of Lisbon end in EY."""
    return re.sub(r"/EC\b", "/EY", number)


def _clauses(found: re.Match[str]) -> str:
    listed = re.sub(r" and ", " ja ", found["clauses"])
    word = "lausekkeet" if re.search(r",| ja ", listed) else "lauseke"
    return f"päätöksen {_number(found['number'])} {word} {listed}"


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day}.{day.month}.{day.year}"


NUMBER = r"(?P<number>(?:\(EU\) )?[\d/]+(?:/E[CU])?)"
ACT = "|".join(sorted(map(re.escape, ACTS), key=len, reverse=True))
WAYS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (
        rf"(?P<act>{ACT}|(?:Decision|Directive) (?:\(EU\) )?[\d/]+(?:/E[CU])?) Art\. (?P<places>.+?)"
        r"(?: as amended by (?P<changed>\(EU\) [\d/]+))?",
        _articles,
    ),
    (rf"Decision {NUMBER}", lambda found: f"päätös {_number(found['number'])}"),
    (rf"Directive {NUMBER}", lambda found: f"direktiivi {_number(found['number'])}"),
    (rf"Decision {NUMBER} clauses? (?P<clauses>[\d().,a-z ]+)", _clauses),
    (
        rf"Decision {NUMBER} Annex, clause (\d+) and the modules",
        lambda found: f"päätöksen {_number(found['number'])} liite, lauseke {found[2]} ja moduulit",
    ),
    (
        rf"Decision {NUMBER} Annex I, Supplemental Principle (\d+)",
        lambda found: f"päätöksen {_number(found['number'])} liite I, täydentävä periaate {found[2]}",
    ),
    (
        rf"Decision {NUMBER} Annex I, Supplemental Principles (\d+) and (\d+)",
        lambda found: f"päätöksen {_number(found['number'])} liite I, täydentävät periaatteet {found[2]} ja {found[3]}",
    ),
    (r"EDPB Guidelines ([\d/]+)", lambda found: f"EDPB:n ohjeet {found[1]}"),
    (r"(?:DPA|Data Protection Act) 2018 Sch\. (\d+)", lambda found: f"Data Protection Act 2018, liite {found[1]}"),
    (
        r"(?:DPA|Data Protection Act) 2018 Sch\. (\d+) para\. (\d+)",
        lambda found: f"Data Protection Act 2018, liitteen {found[1]} {found[2]} kohta",
    ),
    (r"DPA 2018 s\. (\w+)", lambda found: f"Data Protection Act 2018, {found[1]} §"),
    (r"(SI [\d/]+) reg\. (\d+)", lambda found: f"{found[1]}, {found[2]} §"),
    (r"DPO Annex (\d+)", lambda found: f"Sveitsin tietosuoja-asetuksen (DPO) liite {found[1]}"),
    (r"ICO transitional provisions", lambda _: "ICO:n siirtymäsäännökset"),
    (r"FDPIC paper of ([\d-]+)", lambda found: f"FDPIC:n asiakirja {_day(found[1])}"),
    (r"exchange of letters of 1 and 9 December 2008", lambda _: "kirjeenvaihto 1. ja 9.12.2008"),
    (r"Federal Council ([\d-]+)", lambda found: f"Sveitsin liittoneuvosto {_day(found[1])}"),
    (r"(\(EU\) [\d/]+) recognised by the FDPIC", lambda found: f"{found[1]}, FDPIC:n tunnustama"),
    (r"([\d/]+)/EC", lambda found: f"{found[1]}/EY"),
)
