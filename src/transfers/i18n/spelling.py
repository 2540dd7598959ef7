"""One spelling for many: lower case, no accents, words apart by one blank. The same in Python and in SQL."""

from __future__ import annotations

import unicodedata
from functools import cache


@cache
def plain(text: str) -> str:
    """Letters, digits and picture signs stay; everything else parts words.

    >>> plain("  Sous-traitants (ultérieurs) "), plain("**Vendor/system**"), plain("✅")
    ('sous traitants ulterieurs', 'vendor system', '✅')
    """
    letters = unicodedata.normalize("NFD", text.lower())
    kept = (char if _counts(char) else " " for char in letters if not unicodedata.combining(char))
    return " ".join("".join(kept).split())


def _counts(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) == "So"


def plain_sql(value: str, lower: bool = True) -> str:
    """The SQL expression of `plain`; with `lower` off, capitals stay (for codes such as NO and US)."""
    text = f"lower({value})" if lower else value
    return rf"trim(regexp_replace(strip_accents({text}), '[^\p{{L}}\p{{N}}\p{{So}}]+', ' ', 'g'))"
