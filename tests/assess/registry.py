"""A controller in Finland, an importer in the United States under clauses, and answers that end in a condition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from transfers.services import assess
from transfers.services.assess import Advice, Decision, Opinion
from transfers.services.editing import Edit, record
from transfers.services.workspace import Workspace

DAY = date(2026, 11, 22)
REVIEW = date(2027, 11, 1)

ROWS: list[tuple[str, dict[str, Any]]] = [
    ("organisation", {"id": "shop", "name": "Kauppa Oy", "country": "FI"}),
    ("organisation", {"id": "group", "name": "Vault Group Inc", "country": "US"}),
    ("organisation", {"id": "vault", "name": "Vault Inc", "country": "US", "parent_id": "group"}),
    ("organisation", {"id": "helper", "name": "Help Pvt Ltd", "country": "IN"}),
    ("organisation", {"id": "other", "name": "Other Inc", "country": "US"}),
    ("service", {"id": "backup", "name": "Vault Backup", "organisation_id": "vault"}),
    (
        "location",
        {"id": "vault-us", "service_id": "backup", "use": "hosting", "country": "US", "checked_on": date(2026, 9, 1)},
    ),
    ("register", {"id": "customers", "name": "Customers", "controller_id": "shop", "hr_data": False}),
    (
        "transfer",
        {
            "id": "t1",
            "register_id": "customers",
            "exporter_id": "shop",
            "importer_id": "vault",
            "service_id": "backup",
            "destination": "US",
            "started_on": date(2024, 1, 1),
        },
    ),
    ("transfer", {"id": "t2", "exporter_id": "shop", "importer_id": "vault", "destination": "US"}),
    ("transfer", {"id": "t3", "exporter_id": "shop", "importer_id": "other", "destination": "US"}),
    ("transfer", {"id": "t4", "exporter_id": "shop", "importer_id": "vault", "destination": "IN"}),
    ("transfer", {"id": "t5", "exporter_id": "shop", "destination": "US"}),
    *(
        (
            "basis",
            {
                "id": f"{transfer}-scc",
                "transfer_id": transfer,
                "instrument": "scc-2021",
                "module": "c2p",
                "signed_on": date(2024, 1, 1),
            },
        )
        for transfer in ("t1", "t2", "t3", "t4")
    ),
]


def fill(workspace: Workspace) -> None:
    record(workspace, "Aino", "A small registry", [Edit(entity, fields) for entity, fields in ROWS])


def change(workspace: Workspace, entity: str, **fields: Any) -> None:
    """One more row, or another revision of one, whatever it was before."""
    with workspace.session() as session:
        held = session.rows(f"SELECT max(changeset) FROM registry.{entity}_revision WHERE id = ?", [fields["id"]])
    started_from = None if held[0][0] is None else int(str(held[0][0]))
    record(workspace, "Aino", "A change", [Edit(entity, fields, started_from)])


ANSWERS: dict[str, Any] = {
    "G01": ["eu"],
    "G02": "separate_entity",
    "G03": "scc",
    "G07": "all_ok",
    "G11": "all_ok",
    "T01": "cloud_hosting_saas",
    "T02": ["customers"],
    "T03": ["name_contact"],
    "T05": "storage_only",
    "T06": "encrypted_importer_cannot_open",
    "T08": "none",
    "I01": "yes",
    "I04": "none",
    "I08": "legal_review_challenge_minimise_log",
    "I09": "no_and_warranted",
    "L01": "as_is",
    "L10": "yes",
    "M01": "tls_standard",
    "M02": "exporter_only",
    "M05": "yes_not_feasible",
    "M06": [],
    "M07": [],
    "C01": "proceed_with_conditions",
    "C03": [{"text": "Have the importer promise to challenge requests", "owner": "Aino", "due": "2026-12-31"}],
    "C04": {"review_on": REVIEW.isoformat(), "triggers": ["incident"]},
}
# What is asked where no country pack can be used as it is.
OWN_WORK: dict[str, Any] = {
    "I07": "yes",
    "L02": "sector_only",
    "L03": "partly",
    "L04": "Section 702 of FISA lets the government order providers of electronic communication services to hand over "
    "communications of foreigners abroad; Executive Order 12333 covers collection in transit, without a court's order.",
    "L05": "adequate",
    "L06": "concerns",
    "L07": "concerns",
    "L08": "concerns",
    "L09": "followed",
    "L11": ["court_rulings", "adequacy_findings"],
}
PROOF = {"document": "Statement of Vault Inc", "dated": "2026-10-01", "link": "https://example.com/statement"}


def answer(workspace: Workspace, assessment: str, **more: Any) -> None:
    """Answer everything; `more` in place of the usual answers."""
    given = {**ANSWERS, **OWN_WORK, **more}
    values: dict[tuple[str, str], object] = {(question, "answer"): value for question, value in given.items()}
    values |= {(question, "evidence"): [PROOF] for question in ("I04", "M02")}
    assess.save_all(workspace, assessment, values, "Aino", {})


def _filled(workspace: Workspace, _: str) -> str:
    fill(workspace)
    return ""


def _started(workspace: Workspace, _: str) -> str:
    return assess.start(workspace, ["t1", "t2"], "Aino")


def _answered(workspace: Workspace, made: str) -> str:
    answer(workspace, made)
    return made


def _submitted(workspace: Workspace, made: str) -> str:
    assess.submit(workspace, made, "Aino")
    return made


def _advised(workspace: Workspace, made: str) -> str:
    assess.advise(workspace, made, Advice("Tiina", Opinion.AGREES), "Tiina")
    return made


def _against(workspace: Workspace, made: str) -> str:
    assess.advise(workspace, made, Advice("Tiina", Opinion.DISAGREES, "The key holder is a subsidiary."), "Tiina")
    return made


def _signed(workspace: Workspace, made: str) -> str:
    assess.sign(workspace, made, Decision("Olli", WITH), "Olli")
    return made


def _rejected(workspace: Workspace, made: str) -> str:
    assess.reject(workspace, made, "Olli", "The keys are not described.", "Olli")
    return made


def _reopened(workspace: Workspace, made: str) -> str:
    assess.reopen(workspace, made, "The importer told us of a request.", "Aino")
    return made


def _superseded(workspace: Workspace, made: str) -> str:
    later = assess.renew(workspace, made, "Aino")
    for step in (_submitted, _advised, _signed):
        step(workspace, later)
    return made


WITH = "proceed_with_conditions"
STAGES: dict[str, Callable[[Workspace, str], str]] = {
    "filled": _filled,
    "draft": _started,
    "answered": _answered,
    "submitted": _submitted,
    "advised": _advised,
    "against": _against,
    "signed": _signed,
    "rejected": _rejected,
    "reopened": _reopened,
    "superseded": _superseded,
}
BEFORE = {
    "draft": "filled",
    "answered": "draft",
    "submitted": "answered",
    "advised": "submitted",
    "against": "submitted",
    "signed": "advised",
    "rejected": "submitted",
    "reopened": "signed",
    "superseded": "signed",
}
