"""What a finding says in words: its template filled in, its provision, and every fact it rests on. In sets, in SQL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transfers.i18n import sql_day, t
from transfers.ledger import Session, Values
from transfers.rules.evaluation import Evaluation
from transfers.rules.reopened import ensure_reopened

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

SEVERITY = "list_position(['critical', 'high', 'medium', 'low', 'info'], severity)"
WORST_FIRST = f"{SEVERITY}, since NULLS LAST, rule, transfer_id, basis_id"
EVERY = "SELECT * FROM {schema}.finding"
ON_TERRITORY = "territory-doubtful"
"""The rule that rests on what a territory's status is."""
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def explain(
    session: Session, evaluation: Evaluation, language: str, picked: str = EVERY, values: Values = ()
) -> pd.DataFrame:
    """Findings in words, worst first: rule, severity, verdict, transfer_id, title, why, since, until, provision, todo,
    facts (a list of {kind, id, source, checked_on, confidence}), names, and the ids they rest on.

    `picked` chooses the findings; `{schema}` in it is the evaluation's. They are picked first and joined then: few
    findings then cost little, however large the registry.
    """
    told = explained(session, evaluation, language, picked, values)
    return session.frame(f"SELECT * FROM ({told}) ORDER BY {WORST_FIRST}")


def explained(
    session: Session,
    evaluation: Evaluation,
    language: str,
    picked: str = EVERY,
    values: Values = (),
    kept: Sequence[str] = (),
) -> str:
    """The same in no order as a SELECT, for those who go on in SQL. It reads `temp.picked`: run it before the next.
    `kept` are further columns of what was picked that come along."""
    ensure_reopened(session, evaluation, language)
    session.run(f"CREATE OR REPLACE TEMP TABLE picked AS {picked.format(schema=evaluation.schema)}", values)
    rules = [str(rule) for (rule,) in session.rows("SELECT DISTINCT rule FROM temp.picked")]
    return _explained(evaluation, language, rules, kept)


def _explained(evaluation: Evaluation, language: str, rules: Sequence[str], kept: Sequence[str]) -> str:
    e, day = evaluation.schema, sql_day(language)
    area, region = (f"coalesce({_word('area', name)}, {name})" for name in ("lo.area", "su.area"))
    values = {
        "exporter": "coalesce(ex.name, '—')",
        "importer": _or_word("im.name", "nobody", "'importer'"),
        "service": _or_word("sv.name", "nobody", "'service'"),
        "destination": _or_word(f"pd.name, {region}", "nobody", "'destination'"),
        "status": f"coalesce(lt.status_{language}, lt.status_en, '—')",
        "regime": _word("regime", "su.regime"),
        "instrument": f"coalesce(li.title_{language}, {_word('instrument', 'ba.instrument')}, ba.instrument, '—')",
        "cause": f"coalesce(li.end_cause_{language}, li.end_cause_en, {_word('nobody', chr(39) + 'cause' + chr(39))})",
        "ended": _day("coalesce(rl.status_since, li.valid_to)", day),
        "since": _day("f.since", day),
        "until": _day("f.until", day),
        "legacy": _day("rl.legacy_until", day),
        "signed": _day("ba.signed_on", day),
        "module": f"coalesce({_word('module', 'ba.module')}, '—')",
        "roles": f"coalesce({_word('role', 'su.exporter_role')} || ' → ' || {_word('role', 'su.importer_role')}, '—')",
        "location": f"coalesce(pl.name, {area}, pd.name, {region}, '—')",
        "area": _or_word(area, "nobody", "'destination'"),
        "use": f"coalesce({_word('use', 'lo.use')}, '—')",
        "notice": "coalesce(no.title, '—')",
        "law": f"coalesce(concat_ws(' ', li.title_{language}, li.number_{language}), ci.law, '—')",
        "cited": f"coalesce(ci.provision, li.number_{language}, '—')",
        "checked": _day("ce.checked_on", day),
        "lawchecked": _day("li.checked_on", day),
        "due": _day("asm.review_on", day),
        "assessed": _day("asm.signed_on", day),
        "reopened": "coalesce(ro.told, '—')",
        "conditions": "coalesce(co.told, '—')",
        "rejected": "coalesce(nullif(asm.rejected_because, ''), '—')",
        "parent": "coalesce(pa.name || ' (' || pp.name || ')', pa.name, '—')",
        "reason": f"coalesce({_word('reason', _reason())}, '—')",
    }
    picked, along = ("".join(f"{side}{name}, " for name in kept) for side in ("f.", ""))
    # Only what the picked rules' texts ask for: DuckDB plans longer for every value than it takes to fill in a few.
    why, todo = ([name for name in values if name in _asked(rules, part, language)] for part in ("why", "todo"))
    named = "".join(f", {_tidy(values[name])} AS v_{name}" for name in values if name in {*why, *todo})
    return f"""
WITH valued AS (
    SELECT {picked} f.rule, f.severity, f.verdict, f.transfer_id, f.basis_id, f.instrument_id, f.certification_id,
        f.assessment_id, f.location_id, f.organisation_id, f.notice_id, f.citation_id, f.since, f.until,
        tx.title, tx.why AS why_text, tx.todo AS todo_text,
        concat_ws('; ',
            CASE su.regime WHEN 'UK' THEN tx.provision_UK WHEN 'CH' THEN tx.provision_CH ELSE tx.provision_EU END,
            nullif(li.number_{language}, '')) AS provision,
        ex.name AS exporter, im.name AS importer, sv.name AS service, su.destination, su.area, su.regime,
        {_facts()} AS facts{named}
    FROM temp.picked AS f
    JOIN {e}.rule_text_{language} AS tx ON tx.rule = f.rule
    CROSS JOIN {e}.words_{language} AS w
    LEFT JOIN {e}.subject AS su ON su.transfer_id = f.transfer_id
    LEFT JOIN {e}.transfer AS tr ON tr.id = f.transfer_id
    LEFT JOIN {e}.notice AS no ON no.id = f.notice_id
    LEFT JOIN {e}.organisation AS ex ON ex.id = coalesce(su.exporter_id, no.controller_id)
    LEFT JOIN {e}.organisation AS im ON im.id = su.importer_id
    LEFT JOIN {e}.service AS sv ON sv.id = su.service_id
    LEFT JOIN {e}.basis AS ba ON ba.id = f.basis_id
    LEFT JOIN {e}.judged_basis AS rl ON rl.basis_id = f.basis_id
    LEFT JOIN {e}.law_instrument AS li ON li.id = f.instrument_id
    LEFT JOIN {e}.location AS lo ON lo.id = f.location_id
    LEFT JOIN {e}.certification AS ce ON ce.id = f.certification_id
    LEFT JOIN {e}.assessment AS asm ON asm.id = f.assessment_id
    LEFT JOIN (
        SELECT assessment_id, string_agg(told, '; ' ORDER BY since NULLS LAST, told) AS told
        FROM {e}.reopened_{language} WHERE cause NOT IN ('review', 'by_hand') GROUP BY assessment_id
    ) AS ro ON ro.assessment_id = f.assessment_id
    LEFT JOIN (
        SELECT assessment_id, string_agg(text || ' (' || strftime(due_on, '{day}') || ')', '; ' ORDER BY due_on) AS told
        FROM {e}.condition_state WHERE done_on IS NULL GROUP BY assessment_id
    ) AS co ON co.assessment_id = f.assessment_id
    LEFT JOIN {e}.citation AS ci ON ci.id = f.citation_id
    LEFT JOIN {e}.organisation AS pa ON pa.id = f.organisation_id
    LEFT JOIN {e}.law_territory AS lt ON lt.territory = su.destination AND f.rule = '{ON_TERRITORY}'
    LEFT JOIN {e}.place_{language} AS pd ON pd.code = su.destination
    LEFT JOIN {e}.place_{language} AS pl ON pl.code = lo.country
    LEFT JOIN {e}.place_{language} AS pp ON pp.code = pa.country
)
SELECT {along} rule, severity, verdict, transfer_id, basis_id, instrument_id, certification_id, assessment_id,
    location_id, organisation_id, notice_id, citation_id, since, until, title, {_filled("why_text", why)} AS why,
    provision, {_filled("todo_text", todo)} AS todo, exporter, importer, service, destination, area, regime, facts
FROM valued
"""


def _word(kind: str, code: str) -> str:
    return f"w.{kind}_words[{code}]"


def _or_word(value: str, kind: str, code: str) -> str:
    return f"coalesce({value}, {_word(kind, code)}, '—')"


def _day(value: str, pattern: str) -> str:
    return f"coalesce(strftime({value}, '{pattern}'), {_word('nobody', chr(39) + 'day' + chr(39))})"


def _reason() -> str:
    return "CASE su.state WHEN 'inside' THEN 'inside' ELSE su.nature END"


def _tidy(value: str) -> str:
    """A name that itself holds braces could be filled again, so they become parentheses. A value that is missing would
    leave no text at all, so each has a dash to fall back on."""
    return f"translate(coalesce({value}, '—'), '{{}}', '()')"


def _asked(rules: Sequence[str], part: str, language: str) -> set[str]:
    """The placeholders in a part of these rules' texts."""
    return {name for rule in rules for name in PLACEHOLDER.findall(t(f"rules.{rule}.{part}", language))}


def _filled(template: str, names: Sequence[str]) -> str:
    """Nested replace() calls, one per placeholder."""
    filled = template
    for name in names:
        filled = f"replace({filled}, '{{{name}}}', v_{name})"
    return filled


def _facts() -> str:
    """The facts a finding rests on, as one list of structs, without those it does not use."""
    kinds = [
        ("instrument", "li.id", "li.source", "li.checked_on", "li.confidence"),
        ("territory", "lt.territory", "lt.source", "lt.checked_on", "lt.confidence"),
        ("transfer", "tr.id", "tr.source", "NULL::DATE", "NULL"),
        ("basis", "ba.id", "coalesce(ba.evidence, ba.source)", "NULL::DATE", "NULL"),
        ("certification", "ce.id", "ce.source", "ce.checked_on", "ce.confidence"),
        ("location", "lo.id", "lo.source", "lo.checked_on", "lo.confidence"),
        ("organisation", "pa.id", "pa.source", "pa.checked_on", "pa.confidence"),
        ("assessment", "asm.id", "asm.source", "asm.signed_on", "NULL"),
        ("notice", "no.id", "no.source", "no.dated", "NULL"),
        ("citation", "ci.id", "ci.source", "NULL::DATE", "NULL"),
    ]
    parts = ", ".join(
        f"CASE WHEN {key} IS NOT NULL THEN {{'kind': '{kind}', 'id': {key}, 'source': {source}, "
        f"'checked_on': {checked}, 'confidence': {sure}}} END"
        for kind, key, source, checked, sure in kinds
    )
    return f"list_filter([{parts}], lambda fact: fact IS NOT NULL)"
