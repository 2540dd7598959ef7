"""What the registry knows, taken as the answer: with one click, and only where nobody has answered otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from transfers.domain import Answer
from transfers.ledger import Write, write
from transfers.questionnaire import Walk
from transfers.services.assess.drafting import answers_of, read_draft, told
from transfers.services.assess.knowing import knowledge
from transfers.services.assess.lifecycle import refuse_unless
from transfers.services.assess.records import Draft
from transfers.services.assess.walking import walked
from transfers.services.workspace import Lens, Workspace


def known_answers(path: Walk) -> dict[str, object]:
    """What the registry or a country pack would answer, by the questions that are still to be answered."""
    return {each.question: each.suggested for each in path.open if each.suggested is not None}


def confirm_known(
    workspace: Workspace, assessment_id: str, author: str, questions: Sequence[str] | None = None
) -> Draft:
    """Somebody has looked at what is known and says that it is so; of these questions, or of all that are shown.

    An answer that is there already is left as it is. Raises UsageError unless it is a draft.
    """
    lens = Lens.today()
    with workspace.session() as session:
        held = read_draft(session, assessment_id)
        refuse_unless(held.assessment, "write")
        known = knowledge(workspace, session, held.assessment, lens)
        answers = answers_of(held)
        told_now = known_answers(walked(held.assessment.kind, answers, known.facts, lens.on))
        taken = {
            question: value
            for question, value in told_now.items()
            if (questions is None or question in questions) and _unanswered(answers.get(question))
        }
        writes = [
            Write(question, "answer", told("answer", value, question), _revision(held, question))
            for question, value in taken.items()
        ]
        write(session, assessment_id, author, writes)
        return read_draft(session, assessment_id)


def _unanswered(answer: Answer | None) -> bool:
    return answer is None or answer.value is None


def _revision(held: Draft, question: str) -> int:
    parts = held.held.get(question, {})
    return parts["answer"].revision if "answer" in parts else 0
