"""What the registry and the law pack know of the transfers of an assessment, so that nobody is asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from transfers.domain import Assessment, Fact
from transfers.law import country_facts, status_of
from transfers.ledger import Session
from transfers.rules import Evaluation
from transfers.services.assess.records import Knowledge
from transfers.services.assess.shown import shown
from transfers.services.workspace import Lens, Workspace

Row = Mapping[str, object]

NATURES = {
    "disclosure": "separate_entity",
    "same_entity": "own_branch_or_staff",
    "by_data_subject": "straight_from_person",
}
TOOLS = {
    "adequacy": "adequacy",
    "dpf": "dpf",
    "idta": "idta_or_addendum",
    "uk-addendum": "idta_or_addendum",
    "bcr": "bcr",
    "adhoc": "ad_hoc",
    "code": "code_or_cert",
    "certification": "code_or_cert",
}
ACCESS = {"support_access", "remote_engineering"}
STORAGE = {"hosting", "backup"}
UNKNOWN = "unknown"


def knowledge(
    workspace: Workspace, session: Session, assessment: Assessment, lens: Lens, language: str = "en"
) -> Knowledge:
    """The facts for the questionnaire, for people, and as a signature fixes them; through one lens.

    A fact that the registry does not hold is left out, and then asked; a flag it does not hold is "unknown", which the
    questionnaire never takes as good news.
    """
    evaluation = workspace.evaluation(session, lens)
    lines = _lines(session, evaluation, assessment.id)
    bases = _bases(session, evaluation, assessment.id)
    facts = {
        **_transfer_facts(lines, bases),
        **_importer_facts(session, evaluation, assessment.id, lines),
        **_country_facts(workspace, lines, lens.law_day),
    }
    return Knowledge(
        shown(workspace, session, evaluation, assessment.id, lens, language),
        {name: value for name, value in facts.items() if value is not None},
        relied_facts(session, evaluation, assessment.id),
    )


def relied_facts(session: Session, evaluation: Evaluation, assessment_id: str) -> tuple[Fact, ...]:
    """What a signature given through this evaluation would rely on."""
    rows = session.rows(
        f'SELECT kind, subject, "value" FROM {evaluation.schema}.present_fact WHERE assessment_id = ? ORDER BY ALL',
        [assessment_id],
    )
    return tuple(Fact(kind=str(kind), subject=str(subject), value=str(value)) for kind, subject, value in rows)


def _lines(session: Session, evaluation: Evaluation, assessment_id: str) -> list[Row]:
    e = evaluation.schema
    rows: list[Row] = session.arrow(
        "SELECT g.*, r.hr_data, r.special_categories, i.parent_id, p.country AS parent_country, "
        'list_sort(list_distinct((SELECT list(l."use") FROM ' + f"{e}.outside_place AS l WHERE l.regime = g.regime "
        "AND (l.service_id = g.service_id OR l.organisation_id = g.importer_id)))) AS uses "
        f"FROM {e}.guided AS g LEFT JOIN {e}.register AS r ON r.id = g.register_id "
        f"LEFT JOIN {e}.organisation AS i ON i.id = g.importer_id "
        f"LEFT JOIN {e}.organisation AS p ON p.id = i.parent_id "
        "WHERE g.assessment_id = ? ORDER BY g.transfer_id",
        [assessment_id],
    ).to_pylist()
    return rows


def _bases(session: Session, evaluation: Evaluation, assessment_id: str) -> list[str]:
    """The instruments relied on first, of all transfers."""
    e, on = evaluation.schema, evaluation.asked.on
    rows = session.rows(
        f"SELECT DISTINCT b.instrument FROM {e}.guided AS g JOIN {e}.basis AS b ON b.transfer_id = g.transfer_id "
        "WHERE g.assessment_id = ? AND b.rank = 'primary' AND (b.relied_from IS NULL OR b.relied_from <= ?) "
        "AND (b.relied_until IS NULL OR b.relied_until > ?) ORDER BY 1",
        [assessment_id, on, on],
    )
    return [str(row[0]) for row in rows]


def _transfer_facts(lines: Sequence[Row], bases: Sequence[str]) -> dict[str, object]:
    regimes = [str(line["regime"]).lower() for line in lines if line["regime"]]
    return {
        "transfer.regimes": sorted(set(regimes)) if len(regimes) == len(lines) else None,
        "transfer.nature": _alike(_nature(line) for line in lines),
        "transfer.tool": _alike(tool(each) for each in bases),
        "transfer.frequency": _alike(line["frequency"] for line in lines),
        "transfer.activity": _alike(_activity(line) for line in lines),
        "transfer.hr_data": _any([line["hr_data"] for line in lines]),
    }


def _importer_facts(
    session: Session, evaluation: Evaluation, assessment_id: str, lines: Sequence[Row]
) -> dict[str, object]:
    e = evaluation.schema
    listed = session.arrow(
        "SELECT DISTINCT o.name AS entity, c.framework, c.status, nullif(concat_ws(' and ', "
        "CASE WHEN c.covers_hr THEN 'hr' END, CASE WHEN c.covers_non_hr THEN 'non-hr' END), '') AS coverage, "
        "c.checked_on::VARCHAR AS date "
        f"FROM {e}.guided AS g JOIN {e}.organisation AS o ON o.id = g.importer_id "
        f"JOIN {e}.certification AS c ON c.organisation_id = g.importer_id AND c.framework = 'dpf-' || lower(g.regime) "
        "WHERE g.assessment_id = ? ORDER BY ALL",
        [assessment_id],
    ).to_pylist()
    onward = session.arrow(
        "SELECT coalesce(o.name, '') AS recipient, coalesce(t.destination, '') AS country, "
        "coalesce((SELECT string_agg(b.instrument, ', ' ORDER BY b.instrument) "
        f"FROM {e}.basis AS b WHERE b.transfer_id = t.id), '') AS tool, "
        f"coalesce((SELECT max(x.assessment_id) FROM {e}.tia AS x WHERE x.transfer_id = t.id), '') AS child_assessment "
        f"FROM {e}.guided AS g JOIN {e}.placed AS t ON t.onward_of = g.transfer_id "
        f"LEFT JOIN {e}.organisation AS o ON o.id = t.importer_id WHERE g.assessment_id = ? ORDER BY ALL",
        [assessment_id],
    ).to_pylist()
    return {
        "importer.foreign_parent": _any([_foreign_parent(line) for line in lines]),
        "importer.dpf": listed or None,
        "transfer.onward": onward or None,
    }


def _country_facts(workspace: Workspace, lines: Sequence[Row], day: date) -> dict[str, object]:
    """Of the one country that all transfers go to. Of two regimes, the decision that is missing for one is missing."""
    destination = _alike(line["destination"] for line in lines)
    regimes = sorted({str(line["regime"]) for line in lines if line["regime"]})
    if not isinstance(destination, str):
        return {}
    found: dict[str, object] = dict(country_facts(workspace.law, destination, day))
    stands = {
        name: [status_of(workspace.law, regime, destination, name, day).status for regime in regimes]
        for name in ("adequacy", "dpf")
    }
    found["country.inside"] = bool(regimes) and all(each == "inside" for each in stands["adequacy"])
    for name, each in stands.items():
        outside = [status for status in each if status != "inside"]
        found[f"country.{name}"] = max(outside, key=lambda status: status != "in_force") if outside else None
    return found


def tool(instrument: str) -> str | None:
    """
    >>> tool("scc-2021"), tool("art49-a"), tool("unnamed")
    ('scc', 'art49', None)
    """
    if instrument.startswith("scc-2"):
        return "scc"
    return "art49" if instrument.startswith("art49-") else TOOLS.get(instrument)


def _nature(line: Row) -> str | None:
    """A processor inside the regime whose parent is not is no transfer by itself, but a parent can order it."""
    if line["nature"] == "disclosure" and line["destination"] is None:
        return "eu_processor_foreign_parent" if line["foreign_parent_id"] else None
    return NATURES.get(str(line["nature"]))


def _foreign_parent(line: Row) -> bool | None:
    """Does a parent in yet another country stand over the importer? None where no parent is recorded."""
    if line["parent_id"] is None or line["parent_country"] is None:
        return None
    return line["parent_country"] != line["destination"]


def _activity(line: Row) -> str | None:
    uses = line["uses"]
    held = set(uses) if isinstance(uses, list) else set()
    if held and held <= ACCESS:
        return "remote_view_only"
    return "processing_and_storage" if held & ACCESS and held & STORAGE else None


def _alike(values: Iterable[object]) -> object:
    """The one value that all share; None where they differ or one is missing."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _any(flags: Sequence[object]) -> object:
    """True if any is; False only when all are known to be."""
    if True in flags:
        return True
    return False if flags and all(flag is False for flag in flags) else UNKNOWN
