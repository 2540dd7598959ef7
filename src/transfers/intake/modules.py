"""Modules of the standard contractual clauses in short: `M2/M3`, `Mod. 2 & 3`, `Module II`, `C→P`."""

from __future__ import annotations

from transfers.i18n.spelling import LETTER
from transfers.intake.patterns import APART, replaced
from transfers.ledger import Session

# Number of a module → how it is written and said in six languages.
SAID = {
    1: "1|I|one|yksi|ett|eins|un|uno",
    2: "2|II|two|kaksi|två|zwei|deux|dos",
    3: "3|III|three|kolme|tre|drei|trois|tres",
    4: "4|IV|four|neljä|fyra|vier|quatre|cuatro",
}
WORD = rf"(?:modul[{LETTER}]*|moduuli[{LETTER}]*|módulo[{LETTER}]*|mod|m)"
NUMBER = f"(?:{'|'.join(SAID.values())})"
AND = r"(?:,|;|&|[+]|/|-|–|—|and|to|und|bis|ja|och|till|et|à|y|a|al)"
TO = r"(?:-|–|—|to|through|till|bis|à|a|al)"
END = f"($|{APART})"
# Only beside clauses are M2 and C-P modules.
CLAUSES = r"(?i)scc|cct|sdk|claus|klausel|klausul|lausek|cláusula|2021/914|modul|moduuli|módulo"
TOLD = rf"(?i)(?:^|{APART})(?:{WORD}\.?\s*{NUMBER}|[CP]\s*(?:→|[-–]?>|–|-)\s*[CP])(?:$|{APART})"


def with_modules(session: Session, table: str, text: str) -> str:
    """SQL: the column `text` of a temporary table with each module as `module 2`, or `C2P`."""
    named = f"regexp_matches({text}, '{TOLD}') AND regexp_matches({text}, '{CLAUSES}')"
    # As with the words of other times: looking first is quicker than making the patterns ready for nothing.
    if not session.rows(f"SELECT 1 FROM temp.in_{table} WHERE {named} LIMIT 1"):
        return text
    pair = rf"(^|{APART}){WORD}\.?\s*({NUMBER})\s*{AND}+\s*({NUMBER}){END}"
    steps = (
        (rf"(?:^|{APART})([CP])\s*(?:→|[-–]?>|–|-)\s*([CP]){END}", r" \12\2\3"),
        *_ranges(),
        *[(f"(?i){pair}", r"\1module \2 + module \3\4")] * 3,
        *((rf"(?i)(^|{APART}){WORD}\.?\s*(?:{said}){END}", rf"\1module {n}\2") for n, said in SAID.items()),
    )
    return f"CASE WHEN {named} THEN {replaced(text, steps)} ELSE {text} END"


def _ranges() -> list[tuple[str, str]]:
    """`Modules 1 to 3` names the second, too."""
    ranges = [range(first, last + 1) for first in SAID for last in SAID if last > first + 1]
    return [
        (
            rf"(?i)(^|{APART}){WORD}\.?\s*(?:{SAID[each[0]]})\s*{TO}\s*(?:{SAID[each[-1]]}){END}",
            rf"\1{' + '.join(f'module {number}' for number in each)}\2",
        )
        for each in ranges
    ]
