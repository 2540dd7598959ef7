"""Working on an assessment: begin, answer, submit, advise, decide, meet conditions, reopen, renew.

A draft is written beside the ledger, answer by answer (`save`); from `submit` on every step is a changeset.
"""

from transfers.domain.words import Opinion
from transfers.questionnaire import Question, Questionnaire, Walk, kinds
from transfers.services.assess.afterwards import discard, fulfil, reopen
from transfers.services.assess.another_law import law_in, law_with
from transfers.services.assess.choosing import importer_of, importers, transfers_to
from transfers.services.assess.comparing import Change, difference
from transfers.services.assess.confirming import confirm_known, known_answers
from transfers.services.assess.copying import copy_from, similar
from transfers.services.assess.deciding import advise, reject, sign
from transfers.services.assess.drafting import answers_of, confirm, draft_of, history_of, save, save_all
from transfers.services.assess.exchange import as_document, from_document
from transfers.services.assess.exporting import export
from transfers.services.assess.inquiry import Inquiry, ask_importer, inquiry
from transfers.services.assess.knowing import knowledge
from transfers.services.assess.listing import (
    Narrowed,
    Offered,
    importers_of,
    list_assessments,
    offered,
    page_of_assessments,
)
from transfers.services.assess.opening import opened, path_of, shown_as_document
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
from transfers.services.assess.reopening import reopenings, would_reopen, would_reopen_if_ended
from transfers.services.assess.replying import Reply, read_reply, take_reply
from transfers.services.assess.running import Assessed, run
from transfers.services.assess.starting import renew, start
from transfers.services.assess.submitting import submit, take_back
from transfers.services.assess.walking import conclusion_of, questionnaire_of, suggested_review, walked
from transfers.services.assess.wording import answer_words, evidence_words, field_words, row_words

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
    "Narrowed",
    "Offered",
    "Opened",
    "Opinion",
    "Question",
    "Questionnaire",
    "Reopening",
    "Reply",
    "Walk",
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
    "evidence_words",
    "export",
    "field_words",
    "from_document",
    "fulfil",
    "history_of",
    "importer_of",
    "importers",
    "importers_of",
    "inquiry",
    "kinds",
    "knowledge",
    "known_answers",
    "law_in",
    "law_with",
    "list_assessments",
    "offered",
    "opened",
    "page_of_assessments",
    "path_of",
    "questionnaire_of",
    "read_reply",
    "reject",
    "renew",
    "reopen",
    "reopenings",
    "row_words",
    "run",
    "save",
    "save_all",
    "shown_as_document",
    "sign",
    "similar",
    "start",
    "submit",
    "suggested_review",
    "take_back",
    "take_reply",
    "transfers_to",
    "walked",
    "would_reopen",
    "would_reopen_if_ended",
]
