"""What a finding says: every rule in both languages, every placeholder filled, and no name can do harm."""

from __future__ import annotations

import inspect
import re
from datetime import date
from typing import Any

import pytest
from judging import asked, put
from test_each_rule import registry

from transfers.domain import Basis, Entity, Notice, Organisation, Service, Transfer
from transfers.i18n import LANGUAGES, has, provision, t
from transfers.law import Law
from transfers.ledger import Session
from transfers.rules import Evaluation, evaluate, explain, explaining, rules

PLACEHOLDER = re.compile(r"\{(\w+)\}")
FILLED = set(re.findall(r'^        "(\w+)": ', inspect.getsource(explaining), re.MULTILINE))
# Between them every rule fires on these days.
DAYS = (date(2021, 3, 30), date(2023, 9, 6), date(2031, 12, 27))
NASTY = """{exporter} {0} "Bad" 'Name'; DROP TABLE x; -- %s %% \\ $on
{importer}"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", [rule.id for rule in rules()])
def test_every_rule_speaks(rule: str, language: str) -> None:
    for part in ("title", "why", "todo"):
        assert has(f"rules.{rule}.{part}", language), f"{rule} has no {part} in {language}"
        text = t(f"rules.{rule}.{part}", language)
        used = set(PLACEHOLDER.findall(text))
        assert used <= FILLED, f"{rule}.{part} in {language} uses {used - FILLED}, which nothing fills"
        assert not used or part != "title", "a title stands for itself"
        assert text.count("{") == len(PLACEHOLDER.findall(text)) == text.count("}")


def test_the_placeholders_are_read_from_the_code() -> None:
    assert {"exporter", "importer", "destination", "since", "reason"} <= FILLED


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_without_a_rule(language: str) -> None:
    from transfers.i18n import keys

    told = {key.split(".")[1] for key in keys(language) if key.startswith("rules.")}
    assert told - {rule.id for rule in rules()} == {"reason"}


def told(session: Session, made: Evaluation, language: str) -> list[dict[str, Any]]:
    """Every finding in words, missing as None."""
    frame = explain(session, made, language)
    return [
        {str(name): value for name, value in line.items()}
        for line in frame.astype(object).where(frame.notna(), None).to_dict("records")
    ]


def test_every_finding_is_told_in_full(session: Session, law: Law) -> None:
    put(session, registry())
    seen = set()
    for day in DAYS:
        made = evaluate(session, law, asked(day, known=date(2028, 1, 1)))
        try:
            counted = session.rows(f"SELECT count(*) FROM {made.schema}.finding")
            for language in LANGUAGES:
                lines = told(session, made, language)
                assert counted == [(len(lines),)]
                for line in lines:
                    texts = [line[part] for part in ("title", "why", "todo", "provision")]
                    assert all(texts), line
                    assert not re.search(r"[{}]|None|NULL", " ".join(texts)), texts
                    assert len(line["facts"]) or line["transfer_id"] is None, line
                    seen.add(line["rule"])
        finally:
            made.drop(session)
    assert seen == {rule.id for rule in rules()}, "choose days on which each rule fires"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_does_no_harm(session: Session, law: Law, language: str) -> None:
    rows: list[Entity] = [
        Organisation(id="ex", name=f"Ex {NASTY}", country="FI"),
        Organisation(id="im", name=f"Im {NASTY}", country="US"),
        Service(id="se", name=f"Se {NASTY}", organisation_id="im"),
        Notice(id="no", controller_id="ex", title=f"No {NASTY}", transfer_claim="none"),
        Transfer(id="tr", exporter_id="ex", importer_id="im", service_id="se", destination="US"),
        Basis(id="b1", transfer_id="tr", instrument="{why}';--", evidence=NASTY),
        Basis(id="b2", transfer_id="tr", instrument="privacy-shield"),
    ]
    put(session, rows)
    made = evaluate(session, law, asked(date(2026, 11, 22)))
    try:
        lines = {line["rule"]: line for line in told(session, made, language)}
    finally:
        made.drop(session)
    assert set(lines) == {"basis-invalidated", "basis-unknown-name", "notice-contradicted"}
    why = lines["basis-invalidated"]["why"]
    # Braces become parentheses, so that a name is not filled in again; everything else stands as it was written.
    cleaned = "(exporter) (0) \"Bad\" 'Name'; DROP TABLE x; -- %s %% \\ $on (importer)"
    assert f"Ex {cleaned}" in why
    assert f"Im {cleaned}" in why
    assert "(why)';--" in lines["basis-unknown-name"]["why"]
    assert f"No {cleaned}" in lines["notice-contradicted"]["why"]
    assert all("\n" not in line["why"] for line in lines.values())
    assert lines["basis-invalidated"]["exporter"] == "Ex " + " ".join(NASTY.split())


def test_finnish_readers_get_every_provision_in_finnish() -> None:
    cited = {provision(text, "fi") for rule in rules() for text in rule.provision.values()}
    english = re.compile(r"Art\.|Decision|Annex|Principle|clause|reg\.| and ")
    assert [text for text in cited if english.search(text)] == []


def test_a_doubtful_territory_is_explained_by_its_own_fact(session: Session, law: Law) -> None:
    put(session, registry())
    made = evaluate(session, law, asked(DAYS[1], known=date(2028, 1, 1)))
    rests = {line["rule"]: {} for line in told(session, made, "en")}
    for line in told(session, made, "en"):
        rests[line["rule"]] |= {fact["kind"]: fact for fact in line["facts"]}
    fact = rests.pop("territory-doubtful")["territory"]
    known = law.territory_by_code[fact["id"]]
    assert (fact["source"], fact["checked_on"]) == (";".join(known.source), known.checked_on)
    assert not any("territory" in kinds for kinds in rests.values())
    made.drop(session)
