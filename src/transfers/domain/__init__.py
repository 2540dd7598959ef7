"""What the words mean. One class per entity; `ENTITIES` names them in the order in which they refer to each other."""

from transfers.domain.assessment import Assessment
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
    )
}

__all__ = [
    "ENTITIES",
    "Action",
    "Assessment",
    "Basis",
    "Certification",
    "Changeset",
    "Citation",
    "Deadline",
    "DeadlineKind",
    "Decision",
    "Entity",
    "Kind",
    "Location",
    "NewChangeset",
    "Notice",
    "Organisation",
    "Register",
    "Review",
    "Service",
    "Transfer",
]
