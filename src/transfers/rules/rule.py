"""A rule: one SQL file with its metadata on top."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transfers.domain.words import Severity
from transfers.errors import LawError, Problem
from transfers.i18n import counted, refusal

FOLDER = Path(__file__).parent / "sql"
HEADER = re.compile(r"^-- ([a-z-]+): (.+)$")
NEEDED = ("provision", "provision-uk", "provision-ch", "severity", "since", "weighs")
KNOWN = (*NEEDED, "softened")


@dataclass(frozen=True, slots=True)
class Rule:
    """`severity` is what a finding has; `softened`, where another basis still holds the transfer ("at_risk")."""

    id: str
    sql: str
    provision: dict[str, str]
    severity: str
    softened: str
    since: str
    weighs: str


@cache
def rules(folder: Path = FOLDER) -> tuple[Rule, ...]:
    """Every rule, in the order of their names. Raises LawError naming all that is wrong with their headers."""
    read = [_read(file) for file in sorted(folder.glob("*.sql"))]
    problems = [problem for found in read if isinstance(found, list) for problem in found]
    if problems:
        raise refusal(LawError, "refused.broken.rules", problems, count=counted(problems))
    return tuple(found for found in read if isinstance(found, Rule))


def _read(file: Path) -> Rule | list[Problem]:
    lines = file.read_text(encoding="utf-8").splitlines()
    matches = [match for line in lines if (match := HEADER.match(line))]
    header = {match[1]: match[2] for match in matches}
    problems = [_problem(file, f"the header lacks `{key}`") for key in NEEDED if key not in header]
    problems += [_problem(file, f"the header has an unknown key `{key}`") for key in header if key not in KNOWN]
    for key in ("severity", "softened"):
        if header.get(key, "info") not in set(Severity):
            problems.append(_problem(file, f"`{header[key]}` is not a severity; use {', '.join(Severity)}"))
    if problems:
        return problems
    return Rule(
        id=file.stem,
        sql="\n".join(line for line in lines if not HEADER.match(line)),
        provision={
            "EU": header["provision"],
            "UK": header["provision-uk"],
            "CH": header["provision-ch"],
        },
        severity=header["severity"],
        softened=header.get("softened", header["severity"]),
        since=header["since"],
        weighs=header["weighs"],
    )


def _problem(file: Path, message: str) -> Problem:
    return Problem("rule-header", message, file=f"rules/sql/{file.name}", row=1)
