"""Words and steps as patterns that DuckDB reads cells by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from transfers.i18n.spelling import LETTER, NUMBER

YEAR = r"(?:19|20)\d{2}"
# Marks that stand for the cell above: -"-, 〃
DITTO = r"[-–—\s]*(?:[\x22″〃“”„«»↑^]|,,|\x27\x27)+[-–—\s]*"
APART = rf"[^{LETTER}{NUMBER}]"


def quoted(words: Iterable[str]) -> str:
    """SQL: the words as they stand between the brackets of a list or of IN.

    >>> quoted(["ja", "l'UE"])
    "'ja', 'l''UE'"
    """
    return ", ".join("'" + word.replace("'", "''") + "'" for word in words)


def either(words: Iterable[str]) -> str:
    """The words as one pattern, the longest first, as some are part of others; an apostrophe is either of the two.

    >>> either(["ab", "until", "as of"])
    'as\\\\s+of|until|ab'
    """
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "’").replace("’", r"[’\x27]") for word in longest
    )


def occurs(text: str, pattern: str) -> str:
    """SQL: whether a long pattern, which matches no empty text, matches a part of the text.

    DuckDB makes a pattern of regexp_matches ready three times as often as that of regexp_extract, to narrow by it what
    it reads of a table: with some hundred words that takes longer than reading a short list.
    """
    return f"(regexp_extract({text}, '{pattern}') <> '')"


def with_bare(words: Iterable[str]) -> set[str]:
    """The words with and without their accents.

    >>> sorted(with_bare(["période"]))
    ['periode', 'période']
    """
    said = set(words)
    return said | {
        "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char)) for word in said
    }


def replaced(text: str, steps: Iterable[tuple[str, str]]) -> str:
    """SQL: the text after each step (pattern, what is put in its places), one after another."""
    for pattern, put in steps:
        text = f"regexp_replace({text}, '{pattern}', '{put}', 'g')"
    return text
