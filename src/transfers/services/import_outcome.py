"""What is true of an import that has nothing to record, and what to do."""

from __future__ import annotations

from transfers.i18n import number, t
from transfers.services.import_vendors import Preview

REASONS = 3


def says_nothing(counted: dict[str, int]) -> bool:
    """Whether an import with these counts (Preview.counts) would record nothing."""
    return not (counted["new"] or counted["changed"] or counted["ending"])


def why_nothing(seen: Preview, language: str) -> str:
    """There are no rows, or all were kept out, or some and the others say nothing new, or none and nothing is new."""
    out = seen.counts()["rows_kept_out"]
    if not seen.drafted.staged.rows:
        return t("imports.nothing.no_rows", language)
    if not out:
        return t("imports.nothing.new", language)
    which = "some" if seen.drafted.accepted else "all"
    many = "one" if out == 1 else "many"
    return t(f"imports.nothing.{which}_{many}", language, n=number(out, language), reasons=_reasons(seen, language))


def _reasons(seen: Preview, language: str) -> str:
    """The most frequent reasons, each as its first row has it."""
    found = seen.session.rows(
        f"""SELECT first("row" ORDER BY n), first("column" ORDER BY n), first(message ORDER BY n)
        FROM temp.in_told_problem WHERE stops GROUP BY code ORDER BY count(*) DESC, min(n) LIMIT {REASONS}"""
    )
    return " ".join(
        t("imports.nothing.reason", language, row=row, column=column, message=message) for row, column, message in found
    )
