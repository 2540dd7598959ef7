"""The words of one language, as tables beside an evaluation: the rules' texts, the domain's words, country names."""

from __future__ import annotations

import pyarrow as pa

from transfers.i18n import country, keys, provision, t
from transfers.ledger import Session
from transfers.rules.evaluation import Evaluation
from transfers.rules.rule import rules

# The lists of words.toml that the rules' texts use, and the reasons of rules.toml.
LISTS = ("framework", "instrument", "module", "nobody", "regime", "role", "use")
REASONS = "rules.reason."


def ensure_words(session: Session, evaluation: Evaluation, language: str) -> None:
    """Make rule_text_<language>, words_<language> (one row, a map per list) and place_<language>, once."""
    evaluation.once(f"words {language}", lambda: _make(session, evaluation, language))


def _make(session: Session, evaluation: Evaluation, language: str) -> None:
    tables = {"rule_text": _texts(language), "place": _places(session, evaluation, language)}
    for name, table in tables.items():
        session.put("arriving_words", table)
        session.run(f"CREATE TABLE {evaluation.schema}.{name}_{language} AS SELECT * FROM temp.arriving_words")
    session.put("arriving_words", _words(language))
    maps = ", ".join(
        f"map_from_entries(list((code, word)) FILTER (list = '{each}')) AS {each}_words" for each in (*LISTS, "reason")
    )
    session.run(f"CREATE TABLE {evaluation.schema}.words_{language} AS SELECT {maps} FROM temp.arriving_words")


def _texts(language: str) -> pa.Table:
    return pa.Table.from_pylist(
        [
            {
                "rule": rule.id,
                **{part: t(f"rules.{rule.id}.{part}", language) for part in ("title", "why", "todo")},
                **{f"provision_{regime}": provision(text, language) for regime, text in rule.provision.items()},
            }
            for rule in rules()
        ]
    )


def _words(language: str) -> pa.Table:
    found = [key.split(".", 2) for key in sorted(keys(language)) if key.startswith(("words.", REASONS))]
    return pa.Table.from_pylist(
        [
            {"list": kind, "code": code, "word": t(f"{file}.{kind}.{code}", language)}
            for file, kind, code in found
            if kind in (*LISTS, "reason")
        ]
    )


def _places(session: Session, evaluation: Evaluation, language: str) -> pa.Table:
    """The countries that the registry mentions."""
    found = session.rows(
        f"SELECT destination FROM {evaluation.schema}.line WHERE destination IS NOT NULL "
        f"UNION SELECT country FROM {evaluation.schema}.location WHERE country IS NOT NULL "
        f"UNION SELECT country FROM {evaluation.schema}.organisation WHERE country IS NOT NULL"
    )
    names = [{"code": str(row[0]), "name": country(str(row[0]), language)} for row in found]
    return pa.Table.from_pylist(names, schema=pa.schema([("code", pa.string()), ("name", pa.string())]))
