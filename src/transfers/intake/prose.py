"""What running text says of a vendor: where, on what basis, and what is left, which is what for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transfers.i18n.spelling import plain
from transfers.intake.contents import names_mechanism
from transfers.intake.headings import VENDOR, known, spellings
from transfers.intake.reference import place_phrases, telling_mechanisms, words

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿ])|\n\s*\n")
CLAUSE = re.compile(r"\s*;\s+")
JOINING = re.compile(r"[,;/&+]|\s(?:and|ja|och|und|et|y)\s")
KEYED = re.compile(r"^[*_\s]*([^:*]{2,60}?)\s*[*_]*\s*:\s*[*_]*\s*(.*)$", re.DOTALL)
LEADING = re.compile(r"^(?:used for|for|to|zur|für|för|pour|para)\s+", re.IGNORECASE)
# `… process data in the EU:` says where, if nothing follows.
PROCESSED = re.compile(
    r"\b(?:process|stor|host)\w*\s+(?:\w+\s+){0,3}(?:data|information)\s+(?:\w+ly\s+)?in\s+([^.:]{2,60}):?\s*$",
    re.IGNORECASE,
)
LONGEST_TITLE = 6  # words; a longer sentence says more than where
LOCATION, MECHANISM, PURPOSE = "Location", "Transfer mechanism", "Purpose"

Cells = dict[str, str]


def names_vendors(text: str) -> bool:
    """Whether a title or a sentence says in so many words that vendors are listed."""
    said = plain(text).split()
    phrases = {" ".join(said[at : at + size]) for at in range(len(said)) for size in (1, 2, 3)}
    return any(spellings().get(phrase) == (VENDOR, "strong") for phrase in phrases)


def place_told(said: str) -> str:
    """The places of the last sentence, where it says that something is located there."""
    last = next((each for each in reversed(SENTENCE.split(said)) if each.strip()), "")
    where = PROCESSED.search(last)
    if where and (found := places_in(where[1])):
        return "; ".join(found)
    return "; ".join(places_in(last)) if locates(last) else ""


def locates(sentence: str) -> bool:
    return bool(set(plain(sentence).split()) & set(words("located")))


def place_of_title(title: str) -> str:
    found = places_in(title)
    return "; ".join(found) if found and len(plain(title).split()) <= LONGEST_TITLE else ""


def places_in(text: str) -> list[str]:
    """Known places, the longest first where one lies in another: New Mexico is not Mexico."""
    said = plain(text).split()
    capital = {plain(word) for word in text.split() if word.isupper()}
    found, at = [], 0
    while at < len(said):
        for size in (5, 4, 3, 2, 1):
            phrase = " ".join(said[at : at + size])
            if at + size <= len(said) and place_phrases().get(phrase) and (len(phrase) > 3 or phrase in capital):
                found.append(phrase.upper() if len(phrase) <= 3 else phrase.title())
                at += size - 1
                break
        at += 1
    return found


def key_of(text: str) -> tuple[str, str] | None:
    """`**Location:** Norway` as (heading, text), where the heading is known.

    >>> key_of("**Location:** Norway"), key_of("Note: see above, or below"), key_of("https://norr.example")
    (('Location', 'Norway'), ('Note', 'see above, or below'), None)
    """
    found = KEYED.match(text)
    if found is None or known(found[1].strip()) is None:
        return None
    return found[1].strip(), found[2].strip(" *_")


def kind_of(part: str) -> str:
    """Whether a piece says only where, or only on what basis."""
    pieces = [piece for each in JOINING.split(part.strip(" .")) if (piece := plain(each))]
    if pieces and all(piece in place_phrases() for piece in pieces):
        return LOCATION
    return MECHANISM if pieces and all(piece in telling_mechanisms() for piece in pieces) else ""


def tell(cells: Cells, part: str) -> None:
    """Add a piece to the cell that it belongs to."""
    kind = kind_of(part) or (MECHANISM if names_mechanism(part) else PURPOSE)
    text = part.strip(" ,;:–—-").rstrip(".")
    if text:
        _add(cells, kind, LEADING.sub("", text) if kind == PURPOSE else text)


def read_prose(cells: Cells, text: str) -> None:
    """Whole sentences: `Chat. Located in the United States; SCCs.`"""
    for sentence in clauses(text):
        key = key_of(sentence)
        if key is not None:
            _add(cells, key[0], key[1].rstrip("."))
        elif not kind_of(sentence) and locates(sentence) and (places := places_in(sentence)):
            _add(cells, LOCATION, "; ".join(places))
            if len(plain(sentence).split()) > LONGEST_TITLE:
                tell(cells, sentence)
        else:
            tell(cells, sentence)


def clauses(text: str) -> Iterator[str]:
    for sentence in SENTENCE.split(text):
        yield from (clause for clause in CLAUSE.split(sentence) if clause.strip(" .,;:–—-"))


def _add(cells: Cells, heading: str, text: str) -> None:
    cells[heading] = "; ".join(filter(None, [cells.get(heading, ""), text]))
