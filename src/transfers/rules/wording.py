"""The words of one language, as tables beside an evaluation: the rules' texts, the domain's words, country names."""

from __future__ import annotations

from transfers.i18n import country, keys, provision, t
from transfers.ledger import Session, laid
from transfers.rules.evaluation import Evaluation
from transfers.rules.rule import rules

# The lists of words.toml that the rules' texts use, and the reasons of rules.toml.
LISTS = ("area", "framework", "instrument", "module", "nobody", "regime", "role", "use")
REASONS = "rules.reason."


def ensure_words(session: Session, evaluation: Evaluation, language: str) -> None:
    """Make rule_text_<language>, words_<language> (one row, a map per list) and place_<language>, once."""
    evaluation.once(f"words {language}", lambda: _make(session, evaluation, language))


def _make(session: Session, evaluation: Evaluation, language: str) -> None:
    tables = {"rule_text": _texts(language), "place": _places(session, evaluation, language)}
    for name, rows in tables.items():
        session.run(f"CREATE TABLE {evaluation.schema}.{name}_{language} AS {rows}")
    maps = ", ".join(
        f"map_from_entries(list((code, word)) FILTER (list = '{each}')) AS {each}_words" for each in (*LISTS, "reason")
    )
    session.run(f"CREATE TABLE {evaluation.schema}.words_{language} AS SELECT {maps} FROM ({_words(language)})")


def _texts(language: str) -> str:
    """SELECT of what every rule says."""
    parts, regimes = ("title", "why", "todo"), ("EU", "UK", "CH")
    return laid(
        dict.fromkeys(("rule", *parts, *(f"provision_{regime}" for regime in regimes)), "VARCHAR"),
        [
            {
                "rule": rule.id,
                **{part: t(f"rules.{rule.id}.{part}", language) for part in parts},
                **{f"provision_{regime}": provision(rule.provision[regime], language) for regime in regimes},
            }
            for rule in rules()
        ],
    )


def _words(language: str) -> str:
    """SELECT of the words: list, code, word."""
    found = [key.split(".", 2) for key in sorted(keys(language)) if key.startswith(("words.", REASONS))]
    return laid(
        dict.fromkeys(("list", "code", "word"), "VARCHAR"),
        [
            {"list": kind, "code": code, "word": t(f"{file}.{kind}.{code}", language)}
            for file, kind, code in found
            if kind in (*LISTS, "reason")
        ],
    )


def _places(session: Session, evaluation: Evaluation, language: str) -> str:
    """SELECT of the countries that the registry mentions: code, name."""
    found = session.rows(
        f"SELECT destination FROM {evaluation.schema}.line WHERE destination IS NOT NULL "
        f"UNION SELECT country FROM {evaluation.schema}.location WHERE country IS NOT NULL "
        f"UNION SELECT country FROM {evaluation.schema}.organisation WHERE country IS NOT NULL"
    )
    names = [{"code": str(row[0]), "name": country(str(row[0]), language)} for row in found]
    return laid({"code": "VARCHAR", "name": "VARCHAR"}, names)
