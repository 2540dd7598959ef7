"""What the words mean. One class per entity; `ENTITIES` names them in the order in which they refer to each other."""

from transfers.domain.answer import (
    ANSWERS,
    CONDITIONS,
    FACTS,
    Answer,
    Condition,
    Evidence,
    Fact,
    canonical,
)
from transfers.domain.assessment import MOVES, Assessment, Fulfilment
from transfers.domain.basis import Basis
from transfers.domain.certification import Certification
from transfers.domain.changeset import Changeset, Kind, NewChangeset
from transfers.domain.deadline import Deadline, DeadlineKind
from transfers.domain.entity import Entity
from transfers.domain.location import Location
from transfers.domain.notice import Citation, Notice
from transfers.domain.organisation import Organisation
from transfers.domain.register import Register
from transfers.domain.review import Action, Decision, Review
from transfers.domain.service import Service
from transfers.domain.transfer import Transfer

ENTITIES: dict[str, type[Entity]] = {
    model.entity: model
    for model in (
        Organisation,
        Service,
        Location,
        Register,
        Notice,
        Citation,
        Transfer,
        Basis,
        Certification,
        Assessment,
        Review,
        Action,
        Deadline,
        Fulfilment,
    )
}

__all__ = [
    "ANSWERS",
    "CONDITIONS",
    "ENTITIES",
    "FACTS",
    "MOVES",
    "Action",
    "Answer",
    "Assessment",
    "Basis",
    "Certification",
    "Changeset",
    "Citation",
    "Condition",
    "Deadline",
    "DeadlineKind",
    "Decision",
    "Entity",
    "Evidence",
    "Fact",
    "Fulfilment",
    "Kind",
    "Location",
    "NewChangeset",
    "Notice",
    "Organisation",
    "Register",
    "Review",
    "Service",
    "Transfer",
    "canonical",
]
