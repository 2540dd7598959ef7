"""Which words some language could have written: a word whose letters belong to no one alphabet was read wrongly."""

from __future__ import annotations

import re

# The letters beyond a to z, by language. A word mixes those of one language only.
ALPHABETS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "äöåšž",  # Finnish
        "åäöéàü",  # Swedish
        "äöüß",  # German
        "àâçéèêëîïôœùûüÿ",  # French
        "áéíñóúü",  # Spanish
        "æøåéöäü",  # Danish, Norwegian
        "ãáàâçéêíóôõúü",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "àçèéíïòóúü",  # Catalan
        "áéëïóöüèê",  # Dutch
        "áðéíóúýþæö",  # Icelandic
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "ąćęłńóśźż",  # Polish
        "áéíóöőúüű",  # Hungarian
        "ăâîşţșț",  # Romanian
        "čćđšž",  # Croatian, Slovene
        "āčēģīķļņōŗšūž",  # Latvian
        "ąčęėįšųūž",  # Lithuanian
        "äõöüšž",  # Estonian
        "çğıöşüâîİ",  # Turkish
    )
)
WORD = re.compile(r"[A-Za-z\u0080-\U0010ffff]+")
AROUND = "‘’“”„«»¿¡·•°§©®™…€–—\xa0"


def explained(text: str) -> int:
    """How many of the words with letters beyond a to z are spelled in one alphabet.

    >>> explained("Księgowość Příklad"), explained("Ksiêgowoœæ Pøíklad"), explained("plain")
    (2, 0, 0)
    """
    return sum(map(_in_one, filter(None, map(_beyond, WORD.findall(text)))))


def _beyond(word: str) -> frozenset[str]:
    return frozenset(char for char in word.strip(AROUND) if char > "\x7f")


def _in_one(letters: frozenset[str]) -> bool:
    return any(letters <= alphabet for alphabet in ALPHABETS)
