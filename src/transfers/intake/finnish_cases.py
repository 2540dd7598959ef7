"""Finnish names of places in the cases that say where: Saksassa, Saksasta, Saksaan, Saksan; Venäjällä, Venäjälle.

More forms are made than there are, as one that nobody writes does no harm. All is in plain letters, without dots.
"""

from __future__ import annotations

from collections.abc import Iterator

from transfers.i18n.spelling import plain

# Consonants before the last vowel, and how they are written in a closed syllable.
GRADES = {"kk": "k", "pp": "p", "tt": "t", "nt": "nn", "nk": "ng", "mp": "mm", "lt": "ll", "rt": "rr"}
BACK = {weak: strong for strong, weak in GRADES.items() if len(weak) == 2}
VOWELS = "aeiouy"
INNER = ("ssa", "sta", "lla", "lta", "lle", "n")
# A plural's vowel before the i of its cases.
PLURAL = {"a": "o", "i": "e", "e": "", "o": "o", "u": "u"}
# First words that are inflected with the second, as they stand before an ending, and whereto: Uudessa-Seelannissa.
AGREEING = {"uusi": ("uude", "uuteen"), "iso": ("iso", "isoon"), "yhdistynyt": ("yhdistynee", "yhdistyneeseen")}
SHORTEST = 4


def inflected(name: str) -> set[str]:
    """The forms of a name.

    >>> {"uudessa seelannissa", "uuteen seelantiin"} <= inflected("Uusi-Seelanti")
    True
    >>> {"yhdysvalloista", "yhdysvaltoihin"} <= inflected("Yhdysvallat"), "suomeen" in inflected("Suomi")
    (True, True)
    """
    said = plain(name)
    if len(said) < SHORTEST or not said[-1].isalpha():
        return set()
    first, _, rest = said.partition(" ")
    if first not in AGREEING or len(rest) < SHORTEST:
        return {form for form, _ in _forms(said)}
    weak, into = AGREEING[first]
    return {f"{weak + ending if ending else into} {form}" for form, ending in _forms(rest)}


def _forms(name: str) -> Iterator[tuple[str, str]]:
    """(form, its ending; none where it says whereto)."""
    if name[-1] == "t" and name[-2] in VOWELS:
        yield from _of_plural(name[:-1])
        return
    for stem in _stems(name):
        yield stem + ("h" if stem[-2] == stem[-1] else "") + stem[-1] + "n", ""
        for closed in {stem, _turned(stem, GRADES)}:
            yield from ((closed + ending, ending) for ending in INNER)


def _stems(name: str) -> Iterator[str]:
    """What endings are put to."""
    if name[-1] in VOWELS:
        yield name
        if name[-1] == "i":
            yield f"{name[:-1]}e"
    else:
        yield f"{name}i"
        if name[-1] == "s":
            yield f"{name[:-1]}kse"


def _of_plural(bare: str) -> Iterator[tuple[str, str]]:
    """`bare`: yhdysvalla, alankomaa, filippiini, arabiemiirikunna."""
    vowels = {""} if bare[-1] == bare[-2] else {PLURAL.get(bare[-1], ""), ""}
    for vowel in vowels:
        closed = bare[:-1] + vowel + "i"
        opened = _turned(bare, BACK)[:-1] + vowel + "i"
        yield f"{opened}{'h' if opened[-2] in VOWELS else ''}in", ""
        yield from ((closed + ending, ending) for ending in INNER[:-1])
        yield from ((genitive, "n") for genitive in (f"{opened}en", f"{opened}den", f"{opened[:-1]}jen"))


def _turned(stem: str, grades: dict[str, str]) -> str:
    return stem[:-3] + grades[stem[-3:-1]] + stem[-1] if stem[-3:-1] in grades else stem
