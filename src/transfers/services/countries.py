"""Countries on a day: how each stands under the regimes, and how much is known of its own law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from transfers.i18n import LANGUAGES, country
from transfers.law import REGIMES, Law, country_pack, inside_rows

if TYPE_CHECKING:
    import pandas as pd

Standing = Literal["inside", "whole", "part", "listed", "none"]
"""Of a country under a regime: no transfer at all, adequate, adequate in part, adequate for listed organisations."""


def countries(law: Law, on: date, language: str) -> pd.DataFrame:
    """Every country and territory by its name: code, name, state (of its pack), checked_on (the oldest day on which a
    statement of it was looked up), statements (how many), and its standing under EU, UK and CH."""
    standings = {regime: standing(law, regime, on) for regime in REGIMES}
    lines = [_line(law, code, on, language, standings) for code in law.codes]
    import pandas as pd  # slow to load, and the command line asks for one country at a time

    return pd.DataFrame(lines).sort_values("name", key=lambda names: names.str.casefold()).reset_index(drop=True)


def _line(
    law: Law, code: str, on: date, language: str, standings: Mapping[str, Mapping[str, Standing]]
) -> dict[str, object]:
    pack = country_pack(law, code, on)
    return {
        "code": code,
        "name": country(code, language),
        "state": pack.state,
        "checked_on": min((each.checked_on for each in pack.statements), default=None),
        "statements": len(pack.statements),
        **{regime: found.get(code, "none") for regime, found in standings.items()},
    }


def matching(law: Law, every: pd.DataFrame, search: str, states: Sequence[str], without_pack: bool) -> pd.DataFrame:
    """The rows of `countries` that a reader asks for. A search looks among all, in both languages and by code."""
    rows = every
    wanted = search.strip().casefold()
    if wanted:
        codes = [
            code for code in law.codes if wanted == code.casefold() or any(wanted in name for name in _names(code))
        ]
        rows = rows[rows["code"].isin(codes)]
    elif not without_pack and not states:
        rows = rows[rows["state"] != "missing"]
    return rows[rows["state"].isin(states)] if states else rows


@cache
def _names(code: str) -> tuple[str, ...]:
    return tuple(country(code, language).casefold() for language in LANGUAGES)


def standing(law: Law, regime: str, on: date) -> dict[str, Standing]:
    """Where each destination stands under a regime on a day; one that is not named stands nowhere.

    >>> from transfers.law import load_law
    >>> found = standing(load_law(), "EU", date(2026, 11, 22))
    >>> [found.get(code, "none") for code in ("FI", "NZ", "CA", "US", "IN")]
    ['inside', 'whole', 'part', 'listed', 'none']
    """
    found: dict[str, Standing] = {}
    eea = [member.territory for member in law.inside("EU", on)]
    for each in law.instruments:
        if each.regime == regime and each.kind in ("adequacy", "bridge", "framework") and each.in_force(on):
            word: Standing = "part" if law.conditions_of(each.id, on) else "whole"
            for code in eea if each.destination == "EEA" else [str(each.destination)]:
                found[code] = "listed" if each.kind == "framework" else word
    inside = [row.territory for row in inside_rows(law, on) if row.regime == regime]
    return found | dict.fromkeys(inside, "inside")
