"""Beginning an assessment: of transfers to one importer in one country, or as the next version of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

from transfers.domain import Answer, Assessment
from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.ledger import Session, Write, write
from transfers.services.assess.drafting import told
from transfers.services.assess.lifecycle import refuse_unless
from transfers.services.assess.reading import answers_in, family, stored
from transfers.services.assess.recording import record, why
from transfers.services.assess.walking import questionnaire_of
from transfers.services.editing import new_id
from transfers.services.workspace import Lens, Workspace

START = "assess_refused.start"


def start(workspace: Workspace, transfers: Sequence[str], author: str, kind: str = "tia") -> str:
    """A new draft; its id. `transfers` go to one importer in one country.

    Raises UsageError where they do not, or where one of them is being assessed already.
    """
    with workspace.session() as session:
        importer = one_importer(workspace, session, transfers, kind)
        asked = questionnaire_of(kind)
        made = Assessment(
            id=new_id("assessment", f"{kind} {importer}"),
            transfer_id=transfers[0],
            further_transfers=list(transfers[1:]),
            kind=kind,
            questionnaire_version=str(asked.version),
            questionnaire_digest=asked.digest,
        )
        record(session, author, why("begun", importer=importer), [made], {made.id: 0})
        return made.id


def renew(workspace: Workspace, assessment_id: str, author: str) -> str:
    """The next version of a signed, reopened or rejected one, with its answers to start from; its id.

    It is asked by the questionnaire of today. Raises UsageError when a later version is there already.
    """
    with workspace.session() as session:
        found, _ = stored(session, assessment_id)
        refuse_unless(found, "renew")
        newest = family(session, found)[-1]
        if newest.version > found.version:
            raise refusal(UsageError, f"{START}.version_there", n=newest.version, id=newest.id)
        asked = questionnaire_of(found.kind)
        made = Assessment(
            id=_next_id(found),
            transfer_id=found.transfer_id,
            further_transfers=found.further_transfers,
            kind=found.kind,
            version=found.version + 1,
            previous_id=found.id,
            questionnaire_version=str(asked.version),
            questionnaire_digest=asked.digest,
        )
        record(session, author, why("version", version=made.version, id=found.id), [made], {made.id: 0})
        write(session, made.id, author, writes_of(answers_in(found)))
        return made.id


def writes_of(answers: dict[str, Answer], copied_from: str | None = None) -> list[Write]:
    """Answers as they are written into an empty draft."""
    found: list[Write] = []
    for question, answer in answers.items():
        parts: dict[str, object] = {
            "rows": answer.rows,
            "comment": answer.comment,
            "evidence": answer.evidence,
            "planned": answer.planned,
        }
        given = {part: value for part, value in parts.items() if value}
        given |= {} if answer.value is None else {"answer": answer.value}
        found += [Write(question, part, told(part, value, question)) for part, value in given.items()]
        if mark := copied_from or answer.copied_from:
            found.append(Write(question, "copied", told("copied", mark, question)))
    return found


def _next_id(found: Assessment) -> str:
    stem = found.id.removesuffix(f"-v{found.version}")
    return f"{stem[:72]}-v{found.version + 1}"


def one_importer(workspace: Workspace, session: Session, transfers: Sequence[str], kind: str) -> str:
    """The importer's name, once all is as it must be."""
    if not transfers or len(set(transfers)) != len(transfers):
        raise refusal(UsageError, f"{START}.choose")
    schema = workspace.evaluation(session, Lens.today()).schema
    rows = session.rows(
        "SELECT p.id, p.importer_id, o.name, p.destination, ("
        f"SELECT min(a.id) FROM {schema}.assessment AS a JOIN {schema}.assessed AS c ON c.assessment_id = a.id "
        "WHERE c.transfer_id = p.id AND a.kind = ? AND a.status IN ('draft', 'submitted') "
        "AND a.questionnaire_version IS NOT NULL) "
        f"FROM {schema}.placed AS p LEFT JOIN {schema}.organisation AS o ON o.id = p.importer_id "
        "WHERE list_contains(?::VARCHAR[], p.id)",
        [kind, list(transfers)],
    )
    missing = sorted(set(transfers) - {str(row[0]) for row in rows})
    if missing:
        raise refusal(UsageError, f"{START}.no_transfer", id=missing[0])
    for transfer, importer, _, _, open_one in rows:
        if importer is None:
            raise refusal(UsageError, f"{START}.no_importer", id=transfer)
        if open_one is not None:
            raise refusal(UsageError, f"{START}.being_assessed", id=transfer, assessment=open_one)
    if len({row[1] for row in rows}) > 1:
        raise refusal(UsageError, f"{START}.several_importers")
    if len({row[3] for row in rows}) > 1:
        raise refusal(UsageError, f"{START}.several_countries")
    return str(rows[0][2])
