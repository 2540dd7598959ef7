"""Working on an assessment: begin, answer, submit, advise, decide, meet conditions, reopen, renew.

A draft is written beside the ledger, answer by answer (`save`); from `submit` on every step is a changeset.
"""

from transfers.domain.words import Opinion
from transfers.services.assess.afterwards import discard, fulfil, reopen
from transfers.services.assess.comparing import Change, answer_words, difference
from transfers.services.assess.confirming import confirm_known, known_answers
from transfers.services.assess.copying import copy_from, similar
from transfers.services.assess.deciding import advise, reject, sign
from transfers.services.assess.drafting import answers_of, confirm, draft_of, history_of, save, save_all
from transfers.services.assess.exchange import as_document, from_document
from transfers.services.assess.exporting import export
from transfers.services.assess.inquiry import Inquiry, ask_importer, inquiry
from transfers.services.assess.knowing import knowledge
from transfers.services.assess.opening import list_assessments, opened, path_of, shown_as_document
from transfers.services.assess.records import (
    Advice,
    Conclusion,
    ConditionState,
    Decision,
    Draft,
    Held,
    Knowledge,
    Known,
    Opened,
    Reopening,
)
from transfers.services.assess.reopening import would_reopen
from transfers.services.assess.replying import Reply, read_reply, take_reply
from transfers.services.assess.running import Assessed, run
from transfers.services.assess.starting import renew, start
from transfers.services.assess.submitting import submit, take_back
from transfers.services.assess.walking import conclusion_of, questionnaire_of, walked

__all__ = [
    "Advice",
    "Assessed",
    "Change",
    "Conclusion",
    "ConditionState",
    "Decision",
    "Draft",
    "Held",
    "Inquiry",
    "Knowledge",
    "Known",
    "Opened",
    "Opinion",
    "Reopening",
    "Reply",
    "advise",
    "answer_words",
    "answers_of",
    "as_document",
    "ask_importer",
    "conclusion_of",
    "confirm",
    "confirm_known",
    "copy_from",
    "difference",
    "discard",
    "draft_of",
    "export",
    "from_document",
    "fulfil",
    "history_of",
    "inquiry",
    "knowledge",
    "known_answers",
    "list_assessments",
    "opened",
    "path_of",
    "questionnaire_of",
    "read_reply",
    "reject",
    "renew",
    "reopen",
    "run",
    "save",
    "save_all",
    "shown_as_document",
    "sign",
    "similar",
    "start",
    "submit",
    "take_back",
    "take_reply",
    "walked",
    "would_reopen",
]
