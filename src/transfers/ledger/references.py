"""Which column points to which entity, and the check that nothing points into the void."""

from __future__ import annotations

from transfers.errors import Problem, Saying
from transfers.i18n import problem
from transfers.ledger.digest import LISTS
from transfers.ledger.reading import current, drafted
from transfers.ledger.session import Session

POINTS_TO: dict[str, dict[str, str]] = {
    "organisation": {"parent_id": "organisation"},
    "service": {"organisation_id": "organisation"},
    "location": {"organisation_id": "organisation", "service_id": "service"},
    "register": {"controller_id": "organisation"},
    "notice": {"controller_id": "organisation"},
    "citation": {"notice_id": "notice"},
    "transfer": {
        "register_id": "register",
        "exporter_id": "organisation",
        "importer_id": "organisation",
        "service_id": "service",
        "onward_of": "transfer",
        "notice_id": "notice",
    },
    "basis": {"transfer_id": "transfer"},
    "certification": {"organisation_id": "organisation"},
    "review": {},
    "action": {"review_id": "review"},
    "assessment": {"transfer_id": "transfer", "further_transfers": "transfer", "previous_id": "assessment"},
    "fulfilment": {"assessment_id": "assessment"},
    "deadline": {"organisation_id": "organisation", "about_id": "organisation"},
}


def pointing(entity: str, column: str) -> str:
    """SELECT id, target: each row that points by this column, as it would stand with the draft; lists line by line."""
    return _targets(column, current(entity, draft=True))


def _targets(column: str, rows: str) -> str:
    target = f'unnest("{column}")' if column in LISTS else f'"{column}"'
    return f'SELECT id, {target} AS target FROM ({rows}) WHERE "{column}" IS NOT NULL'


def dangling(session: Session) -> list[Problem]:
    """Rows that, once the draft is recorded, would point to a row that is missing or retired. At most 20 a column.

    Rows that stand point to rows that stand, so only what is drafted is looked at, or what points to a kind of row of
    which the draft retires some.
    """
    problems: list[Problem] = []
    touched = drafted(session)
    retiring = {entity for entity, retires in touched.items() if retires}
    for entity, pointers in POINTS_TO.items():
        for column, target in pointers.items():
            if target in retiring:
                problems += _missing(session, entity, column, target, pointing(entity, column), _after(target))
            elif entity in touched:
                problems += _missing(session, entity, column, target, _drafted(entity, column), _with_drafted(target))
    return problems


def _after(entity: str) -> str:
    return f"SELECT id FROM ({current(entity, draft=True)})"


def _drafted(entity: str, column: str) -> str:
    return _targets(column, f"SELECT * FROM temp.draft_{entity} WHERE NOT retired")


def _with_drafted(entity: str) -> str:
    """The ids that stand with a draft that retires none of them."""
    return f"SELECT id FROM temp.draft_{entity} UNION ALL SELECT id FROM ({current(entity)})"


def _missing(session: Session, entity: str, column: str, target: str, pointers: str, stand: str) -> list[Problem]:
    found = session.rows(
        f"SELECT id, target FROM ({pointers}) AS pointing "
        f"WHERE NOT EXISTS (SELECT 1 FROM ({stand}) AS t WHERE t.id = pointing.target) LIMIT 20"
    )
    return [
        problem(
            "dangling-reference",
            "ledger_refused.points_nowhere",
            column=column,
            value=str(value),
            entity=Saying(f"refused.entity.{entity}"),
            id=row,
            target=Saying(f"refused.entity.{target}"),
        )
        for row, value in found
    ]
