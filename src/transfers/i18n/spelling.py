"""One spelling for many: lower case, no accents, words apart by one blank. The same in Python and in SQL."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# What counts as a letter and as a number, for the brackets of a class. RE2 makes \p{L}, of some 650 ranges, ready anew
# in every statement, which took a quarter of a short list's time; whole blocks of the scripts beyond Hebrew are few.
LETTER = (
    r"A-Za-z\x{aa}\x{b5}\x{ba}\x{c0}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{2c1}\x{2c6}-\x{2d1}\x{2e0}-\x{2e4}\x{2ec}\x{2ee}"
    r"\x{370}-\x{374}\x{376}-\x{37d}\x{37f}\x{386}\x{388}-\x{3f5}\x{3f7}-\x{481}\x{48a}-\x{556}\x{560}-\x{588}"
    r"\x{5d0}-\x{5f2}\x{620}-\x{65f}\x{66e}-\x{6d3}\x{6d5}-\x{6ef}\x{6fa}-\x{963}\x{970}-\x{1fbc}\x{1fc2}-\x{1ffc}"
    r"\x{2071}\x{207f}\x{2090}-\x{209c}\x{212a}\x{212b}\x{2c00}-\x{2ddf}\x{3005}\x{3006}\x{3041}-\x{3096}"
    r"\x{30a1}-\x{30fa}\x{30fc}-\x{318f}\x{3400}-\x{d7ff}\x{f900}-\x{fd3d}\x{fd50}-\x{fdfb}\x{fe70}-\x{fefc}"
    r"\x{ff21}-\x{ff3a}\x{ff41}-\x{ff5a}\x{ff66}-\x{ffdc}\x{10000}-\x{1efff}\x{20000}-\x{323af}"
)
NUMBER = (
    r"0-9\x{b2}\x{b3}\x{b9}\x{bc}-\x{be}\x{660}-\x{669}\x{6f0}-\x{6f9}\x{966}-\x{96f}\x{2070}\x{2074}-\x{2079}"
    r"\x{2080}-\x{2089}\x{2150}-\x{2189}\x{2460}-\x{249b}\x{24ea}-\x{24ff}\x{2776}-\x{2793}\x{3007}\x{ff10}-\x{ff19}"
)
# Signs that are pictures: ✅, °, ☐, flags; arrows that mathematics uses (→) are none.
PICTURE = (
    r"\x{a6}\x{a9}\x{ae}\x{b0}\x{482}\x{2100}-\x{2117}\x{211e}-\x{213b}\x{214a}\x{214c}-\x{214f}\x{218a}\x{218b}"
    r"\x{2195}-\x{2199}\x{219c}-\x{219f}\x{21a1}\x{21a2}\x{21a4}\x{21a5}\x{21a7}-\x{21ad}\x{21af}-\x{21cd}\x{21d0}"
    r"\x{21d1}\x{21d3}\x{21d5}-\x{21f3}\x{2300}-\x{2307}\x{230c}-\x{231f}\x{2322}-\x{2328}\x{232b}-\x{237b}"
    r"\x{237d}-\x{239a}\x{23b4}-\x{23db}\x{23e2}-\x{23ff}\x{249c}-\x{24e9}\x{2500}-\x{25b6}\x{25b8}-\x{25c0}"
    r"\x{25c2}-\x{25f7}\x{2600}-\x{266e}\x{2670}-\x{2767}\x{2794}-\x{27bf}\x{2800}-\x{28ff}\x{2b00}-\x{2b2f}"
    r"\x{2b45}\x{2b46}\x{2b4d}-\x{2bff}\x{2e80}-\x{2fff}\x{3004}\x{3012}\x{3013}\x{3020}\x{3036}\x{3037}\x{3190}-\x{33ff}"
    r"\x{ffe4}\x{ffe8}\x{ffed}\x{ffee}\x{fffc}\x{fffd}\x{1f000}-\x{1f3fa}\x{1f400}-\x{1fbca}"
)


def _everything_but(counted: str) -> re.Pattern[str]:
    """The class that DuckDB reads, for Python, which writes \\x{2100} in eight figures."""
    return re.compile("[^" + re.sub(r"\\x\{(\w+)\}", lambda found: rf"\U{found[1]:0>8}", counted) + "]+")


BETWEEN = _everything_but(LETTER + NUMBER + PICTURE)


@cache
def plain(text: str) -> str:
    """Letters, digits and picture signs stay; everything else parts words.

    >>> plain("  Sous-traitants (ultérieurs) "), plain("**Vendor/system**"), plain("✅")
    ('sous traitants ulterieurs', 'vendor system', '✅')
    """
    letters = unicodedata.normalize("NFD", text.lower())
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    return BETWEEN.sub(" ", bare).strip()


def plain_sql(value: str, lower: bool = True) -> str:
    """The SQL expression of `plain`; with `lower` off, capitals stay (for codes such as NO and US)."""
    text = f"lower({value})" if lower else value
    return rf"trim(regexp_replace(strip_accents({text}), '[^{LETTER}{NUMBER}{PICTURE}]+', ' ', 'g'))"
