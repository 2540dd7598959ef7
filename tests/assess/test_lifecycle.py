"""Who may do what in which status, and the words of each refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.assess.conftest import Stage
from tests.assess.registry import DAY, REVIEW, WITH, answer, change
from transfers.domain import Condition
from transfers.errors import EditConflict, InputError, TransfersError, UsageError
from transfers.i18n import t, told
from transfers.ledger import Session
from transfers.services import assess
from transfers.services.assess import Advice, Conclusion, Decision, Opinion, deciding
from transfers.services.assess.lifecycle import STEPS
from transfers.services.workspace import Lens, Workspace

CONDITION = Condition(id="c1", text="Keys to the EEA", owner="Aino", due_on=date(2026, 12, 31))


TAKEN: dict[str, Callable[[Workspace, str], object]] = {
    "write": lambda w, a: assess.save(w, a, "G01", "answer", ["eu"], "Aino"),
    "submit": lambda w, a: assess.submit(w, a, "Aino"),
    "discard": lambda w, a: assess.discard(w, a, "Aino"),
    "take_back": lambda w, a: assess.take_back(w, a, "Aino"),
    "advise": lambda w, a: assess.advise(w, a, Advice("Tiina", Opinion.AGREES), "Tiina"),
    "sign": lambda w, a: assess.sign(w, a, Decision("Olli", WITH), "Olli"),
    "reject": lambda w, a: assess.reject(w, a, "Olli", "No.", "Olli"),
    "fulfil": lambda w, a: assess.fulfil(w, a, "c1", "The signed annex", "Aino"),
    "reopen": lambda w, a: assess.reopen(w, a, "An incident", "Aino"),
    "renew": lambda w, a: assess.renew(w, a, "Aino"),
}


@pytest.mark.parametrize("status", STEPS)
def test_every_step_is_taken_or_refused_in_words(at: Callable[[str], Stage], status: str) -> None:
    stage = at(status)
    workspace, made = stage.workspace, stage.made
    opened = assess.opened(workspace, made, Lens.today())
    assert opened.assessment.status == status
    assert opened.steps == STEPS[opened.assessment.status]
    for step, take in TAKEN.items():
        if step not in opened.steps:
            with pytest.raises(UsageError) as refused:
                take(workspace, made)
            assert t(f"assess_refused.instead.{opened.assessment.status}", "en") in refused.value.message
    assert assess.draft_of(workspace, made).changeset == opened.changeset


def test_every_step_is_named() -> None:
    assert set().union(*STEPS.values()) == set(TAKEN)


Do = Callable[[Workspace, str], object]
REFUSED: dict[str, tuple[str, Do, str]] = {
    "an empty form": (
        "draft",
        lambda w, a: assess.submit(w, a, "Aino"),
        "G01: Not answered yet, or not well enough.",
    ),
    "no such assessment": ("filled", lambda w, a: assess.submit(w, "no", "Aino"), "There is no assessment no."),
    "no transfer": ("filled", lambda w, a: assess.start(w, [], "Aino"), "Choose one transfer or several, each once."),
    "twice the same": ("filled", lambda w, a: assess.start(w, ["t1", "t1"], "Aino"), "each once"),
    "unknown transfer": ("filled", lambda w, a: assess.start(w, ["t9"], "Aino"), "There is no transfer t9."),
    "no importer": ("filled", lambda w, a: assess.start(w, ["t5"], "Aino"), "Transfer t5 names no importer."),
    "two importers": ("filled", lambda w, a: assess.start(w, ["t1", "t3"], "Aino"), "Assess each importer on its own."),
    "two countries": ("filled", lambda w, a: assess.start(w, ["t1", "t4"], "Aino"), "Assess each country on its own."),
    "assessed already": (
        "draft",
        lambda w, a: assess.start(w, ["t2"], "Aino"),
        "Transfer t2 is being assessed already: open tia-vault",
    ),
    "a conclusion without reasons": (
        "answered",
        lambda w, a: concluding(w, a, C01="suspend"),
        "C02: Not answered yet",
    ),
    "conditions without conditions": (
        "answered",
        lambda w, a: assess.submit(w, a, "Aino", Conclusion(WITH, REVIEW)),
        "Name the conditions: what has to be done, by whom and until when.",
    ),
    "a review that is not to come": (
        "answered",
        lambda w, a: assess.submit(w, a, "Aino", Conclusion(WITH, DAY, [CONDITION])),
        "Choose a day to come for the next review.",
    ),
    "two conditions of one id": (
        "answered",
        lambda w, a: assess.submit(w, a, "Aino", Conclusion(WITH, REVIEW, [CONDITION, CONDITION])),
        "Two conditions have the same id.",
    ),
    "an outcome that is none": (
        "answered",
        lambda w, a: assess.submit(w, a, "Aino", Conclusion("incomplete", REVIEW)),
        "An incomplete assessment has no conclusion.",
    ),
    "otherwise than proposed": (
        "answered",
        lambda w, a: assess.submit(w, a, "Aino", Conclusion("proceed", REVIEW)),
        "Write down why you differ from the proposed outcome (May start once the conditions are met).",
    ),
    "a condition without an owner": (
        "answered",
        lambda w, a: concluding(w, a, C03=[{"text": "Keys", "owner": "", "due": "2026-12-31"}]),
        "A condition needs a text, an owner and a day such as 2027-01-31.",
    ),
    "a review day that is none": (
        "answered",
        lambda w, a: concluding(w, a, C04={"review_on": "31/12/2027", "triggers": []}),
        "31/12/2027 is not a date. Write it as 2027-01-31.",
    ),
    "the assessor as DPO": (
        "submitted",
        lambda w, a: assess.advise(w, a, Advice("aino ", Opinion.AGREES), "Aino"),
        "cannot also be the assessor (GDPR Art. 38(6))",
    ),
    "disagreeing without reasons": (
        "submitted",
        lambda w, a: assess.advise(w, a, Advice("Tiina", Opinion.DISAGREES), "Tiina"),
        "Write down why the data protection officer disagrees",
    ),
    "no opinion": (
        "submitted",
        lambda w, a: assess.sign(w, a, Decision("Olli", WITH), "Olli"),
        "waits for the data protection officer's opinion",
    ),
    "the DPO as owner": (
        "advised",
        lambda w, a: assess.sign(w, a, Decision("Tiina", WITH), "Tiina"),
        "cannot also be the one who decides (GDPR Art. 38(6))",
    ),
    "the DPO rejecting": (
        "advised",
        lambda w, a: assess.reject(w, a, "Tiina", "No.", "Tiina"),
        "cannot also be the one who decides",
    ),
    "deciding otherwise without reasons": (
        "advised",
        lambda w, a: assess.sign(w, a, Decision("Olli", "suspend"), "Olli"),
        "Write down why you decide otherwise than proposed (May start once the conditions are met).",
    ),
    "against the DPO without reasons": (
        "against",
        lambda w, a: assess.sign(w, a, Decision("Olli", WITH), "Olli"),
        "Write down why you do not follow the data protection officer.",
    ),
    "nobody deciding": (
        "advised",
        lambda w, a: assess.sign(w, a, Decision(" ", WITH), "Olli"),
        "Write down who decides.",
    ),
    "rejecting without a reason": (
        "submitted",
        lambda w, a: assess.reject(w, a, "Olli", "", "Olli"),
        "Write down why it is rejected.",
    ),
    "reopening without a reason": (
        "signed",
        lambda w, a: assess.reopen(w, a, " ", "Aino"),
        "Write down what happened.",
    ),
    "a condition that is none": (
        "signed",
        lambda w, a: assess.fulfil(w, a, "c9", "x", "Aino"),
        "has no condition c9.",
    ),
    "a condition met tomorrow": (
        "signed",
        lambda w, a: assess.fulfil(w, a, "c1", "x", "Aino", date(2026, 11, 23)),
        "a day to come is only planned",
    ),
    "a condition without proof": (
        "signed",
        lambda w, a: assess.fulfil(w, a, "c1", "", "Aino"),
        "Write down what proves it.",
    ),
    "a second version at once": (
        "signed",
        lambda w, a: [assess.renew(w, made, "Aino") for made in (a, a)],
        "Version 2 of it is there already: open ",
    ),
    "a fact that changed in between": (
        "advised",
        lambda w, a: [
            change(w, "location", id="vault-in", service_id="backup", use="support_access", country="IN"),
            assess.sign(w, a, Decision("Olli", WITH), "Olli"),
        ],
        "support_access: IN is new since.",
    ),
}


def concluding(workspace: Workspace, made: str, **answers: Any) -> object:
    answer(workspace, made, **answers)
    return assess.submit(workspace, made, "Aino")


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_and_in_which_words(at: Callable[[str], Stage], what: str) -> None:
    stage, do, words = REFUSED[what]
    begun = at(stage)
    with pytest.raises((UsageError, InputError)) as refused:
        do(begun.workspace, begun.made)
    assert words in "\n".join(refused.value.lines())
    assert told(refused.value, "en") == refused.value.lines()
    assert not set(told(refused.value, "fi")) & set(refused.value.lines()), "left in English"


def test_the_way_from_draft_to_signature_is_in_the_row(at: Callable[[str], Stage]) -> None:
    stage = at("signed")
    found = assess.opened(stage.workspace, stage.made, Lens.today())
    row = found.assessment
    assert (row.transfer_id, row.further_transfers, row.version) == ("t1", ["t2"], 1)
    assert (row.proposed, row.outcome, row.assessor, row.signed_by, row.signed_on) == (WITH, WITH, "Aino", "Olli", DAY)
    assert (row.dpo, row.dpo_opinion, row.review_on, row.triggers) == ("Tiina", "agrees", REVIEW, ["incident"])
    assert found.intact
    assert [each.condition.owner for each in found.conditions] == ["Aino"]
    assert found.answers["I04"].evidence[0].document == "Statement of Vault Inc"
    path = assess.path_of(found, DAY)
    assert (path.outcome, path.questionnaire.digest) == (row.proposed, row.questionnaire_digest)


def test_an_owner_may_decide_otherwise_and_against_the_dpo(at: Callable[[str], Stage]) -> None:
    stage = at("against")
    reasons = "Until the key holder is another company."
    assess.sign(stage.workspace, stage.made, Decision("Olli", "suspend", reasons), "Olli")
    row = assess.draft_of(stage.workspace, stage.made).assessment
    assert (row.proposed, row.outcome, row.dpo_opinion, row.reasons) == (WITH, "suspend", "disagrees", reasons)


def test_an_opinion_goes_when_the_assessment_is_taken_back(at: Callable[[str], Stage]) -> None:
    stage = at("advised")
    assess.take_back(stage.workspace, stage.made, "Aino")
    row = assess.draft_of(stage.workspace, stage.made).assessment
    assert (row.status, row.dpo, row.dpo_opinion, row.submitted_on) == ("draft", None, None, None)


def test_a_new_version_takes_the_place_of_the_signed_one(at: Callable[[str], Stage]) -> None:
    stage = at("superseded")
    old = assess.opened(stage.workspace, stage.made, Lens.today())
    assert [status for _, _, status in old.versions] == ["superseded", "signed"]
    assert old.intact
    new = assess.draft_of(stage.workspace, old.versions[1][0]).assessment
    assert (new.version, new.previous_id) == (2, stage.made)


def test_a_rejected_version_is_renewed_with_its_answers(at: Callable[[str], Stage]) -> None:
    stage = at("rejected")
    later = assess.draft_of(stage.workspace, assess.renew(stage.workspace, stage.made, "Aino"))
    assert later.held["T06"]["answer"].value == "encrypted_importer_cannot_open"
    assert later.held["M06"]["answer"].value == []
    assert later.held["I04"]["evidence"].value[0].document == "Statement of Vault Inc"
    assert later.copied() == []


def test_two_who_decide_at_once_decide_once(at: Callable[[str], Stage], monkeypatch: pytest.MonkeyPatch) -> None:
    stage = at("advised")
    found = deciding.stored

    def slow(session: Session, assessment: str) -> object:
        stood = found(session, assessment)
        monkeypatch.setattr(deciding, "stored", found)
        assess.reject(stage.workspace, stage.made, "Pia", "Not yet.", "Pia")
        return stood

    monkeypatch.setattr(deciding, "stored", slow)
    with pytest.raises(EditConflict):
        assess.sign(stage.workspace, stage.made, Decision("Olli", WITH), "Olli")
    assert assess.draft_of(stage.workspace, stage.made).assessment.status == "rejected"


def test_one_only_recorded_here_is_not_decided_here(at: Callable[[str], Stage]) -> None:
    workspace = at("filled").workspace
    change(workspace, "assessment", id="on-paper", transfer_id="t1", status="signed", signed_on=date(2024, 1, 1))
    assert assess.opened(workspace, "on-paper", Lens.today()).steps == frozenset()
    with pytest.raises(TransfersError, match="was only recorded here, not made here"):
        assess.renew(workspace, "on-paper", "Aino")


def test_a_certification_of_the_importer_is_frozen_with_its_day(at):
    stage = at("answered")
    fields = {"id": "c", "organisation_id": "vault", "framework": "dpf-eu", "status": "active", "checked_on": DAY}
    change(stage.workspace, "certification", **fields)
    assess.submit(stage.workspace, stage.made, "Aino")
    found = assess.opened(stage.workspace, stage.made, Lens(DAY, DAY))
    assert DAY.isoformat() in str(found.assessment.facts)
