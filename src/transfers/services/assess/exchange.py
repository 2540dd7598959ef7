"""One assessment as a JSON document, and back: for another registry, an archive, or a colleague."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from pydantic import ValidationError

from transfers.domain import ANSWERS, CONDITIONS, FACTS, Answer, Assessment, canonical
from transfers.domain.words import AssessmentStatus
from transfers.errors import InputError, Problem, UsageError
from transfers.i18n import refusal
from transfers.ledger import write
from transfers.services.assess.drafting import answers_of, read_draft
from transfers.services.assess.reading import answers_in, conditions_of, facts_of
from transfers.services.assess.recording import record, why
from transfers.services.assess.starting import one_importer, writes_of
from transfers.services.assess.walking import questionnaire_of
from transfers.services.editing import new_id
from transfers.services.field_faults import field_fault
from transfers.services.workspace import Lens, Workspace

FORMAT = "transfers.assessment"
FORMAT_VERSION = 1
# Kept as JSON text in the row, and as themselves in the document.
INSIDE = ("answers", "facts", "relied", "conditions")
MOST_BYTES = 20_000_000
KEY = "assess_refused.file"


def as_json(workspace: Workspace, assessment_id: str, _lens: Lens, _language: str) -> bytes:
    """The document as bytes, the same for the same content. It holds ids and what was frozen, so that neither the day
    nor the language changes anything in it."""
    document = as_document(workspace, assessment_id)
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def as_document(workspace: Workspace, assessment_id: str) -> dict[str, object]:
    """Everything of one version, ready for JSON; of a draft, as it stands."""
    with workspace.session() as session:
        held = read_draft(session, assessment_id)
    found = held.assessment
    answers = answers_of(held) if found.status is AssessmentStatus.DRAFT else answers_in(found)
    row = found.model_dump(mode="json", exclude_none=True, exclude=set(INSIDE))
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "assessment": row,
        "answers": json.loads(canonical(answers)),
        "facts": json.loads(found.facts) if found.facts else {},
        "relied": json.loads(canonical(facts_of(found))),
        "conditions": json.loads(canonical(conditions_of(found))),
    }


def from_document(workspace: Workspace, file: Path, author: str) -> str:
    """A new draft from a document, about the same transfers of this registry; its id.

    A signature is given on the facts of one registry, so it does not travel: what was signed there is a draft here.
    Raises InputError naming what is wrong with the file, UsageError where the transfers are not in this registry or
    are being assessed already.
    """
    document = _read(file)
    row, answers = _checked(file, document)
    with workspace.session() as session:
        transfers = [row.transfer_id, *row.further_transfers]
        importer = one_importer(workspace, session, transfers, row.kind)
        asked = questionnaire_of(row.kind)
        made = Assessment(
            id=new_id("assessment", f"{row.kind} {importer}"),
            transfer_id=row.transfer_id,
            further_transfers=row.further_transfers,
            kind=row.kind,
            questionnaire_version=str(asked.version),
            questionnaire_digest=asked.digest,
            source=f"{file.name}: {row.id}, version {row.version}",
        )
        record(session, author, why("imported", file=file.name), [made], {made.id: 0})
        write(session, made.id, author, writes_of(answers))
        return made.id


def _read(file: Path) -> Mapping[str, object]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise refusal(InputError, f"{KEY}.too_large", file=file.name, most=MOST_BYTES // 1_000_000)
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise refusal(UsageError, "refused.not_there", file=file) from error
    except (OSError, ValueError, RecursionError) as error:
        raise refusal(InputError, f"{KEY}.no_json", file=file.name, error=error) from error
    if not isinstance(found, Mapping) or found.get("format") != FORMAT:
        raise refusal(InputError, f"{KEY}.not_exported", file=file.name, format=FORMAT)
    if found.get("format_version") != FORMAT_VERSION:
        raise refusal(
            InputError,
            f"{KEY}.other_version",
            file=file.name,
            version=found.get("format_version"),
            known=FORMAT_VERSION,
        )
    return found


def _checked(file: Path, document: Mapping[str, object]) -> tuple[Assessment, dict[str, Answer]]:
    problems: list[Problem] = []
    readers: dict[str, Callable[[object], object]] = {
        "assessment": Assessment.model_validate,
        "answers": ANSWERS.validate_python,
        "relied": FACTS.validate_python,
        "conditions": CONDITIONS.validate_python,
    }
    read: dict[str, object] = {}
    for name, reader in readers.items():
        try:
            read[name] = reader(document.get(name))
        except ValidationError as error:
            problems += [
                field_fault("document-field", each, ".".join((name, *(str(part) for part in each["loc"]))), file.name)
                for each in error.errors()
            ]
    row, answers = read.get("assessment"), read.get("answers")
    if problems or not isinstance(row, Assessment) or not isinstance(answers, dict):
        raise refusal(InputError, f"{KEY}.inconsistent", problems, file=file.name)
    return row, answers
