"""Two rows that are one, made one; and one that is two, parted. Each is one changeset that ordinary undo takes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transfers.domain import ENTITIES, Changeset, Kind, NewChangeset
from transfers.errors import Saying, UsageError
from transfers.i18n import refusal
from transfers.intake import likely_pairs
from transfers.ledger import POINTS_TO, Session, append, columns, current, draft
from transfers.services.editing import new_id
from transfers.services.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

MERGED = ("organisation", "service")
NAMES = {"organisation": ("name", "legal_name"), "service": ("name",)}


@dataclass(frozen=True, slots=True)
class Touched:
    """What merging or parting records: `rows` counts them by entity, `names` are those that move along."""

    rows: dict[str, int]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """What becomes a row of its own: its `name`, the other `names` it takes along, and `rows` (entity → ids)."""

    name: str
    names: Sequence[str]
    rows: Mapping[str, Sequence[str]]


def preview_merge(workspace: Workspace, entity: str, gone: str, kept: str) -> Touched:
    """What merge would record. Nothing is. Raises as merge does."""
    with workspace.session() as session:
        return _draft_merge(session, entity, gone, kept)


def merge(workspace: Workspace, author: str, reason: str, entity: str, gone: str, kept: str) -> Changeset | None:
    """`gone` is the same as `kept`: its names become other names of `kept`, all that points to it points to `kept`,
    what `kept` does not say is filled from it, and it is retired.

    Raises UsageError for rows that are not there, and where a transfer runs from one to the other: then they are two.
    """
    with workspace.session() as session:
        _draft_merge(session, entity, gone, kept)
        return append(session, NewChangeset(author=author, kind=Kind.EDIT, reason=reason))


def part(workspace: Workspace, author: str, reason: str, entity: str, of: str, parting: Parting) -> str:
    """Make a row of its own of what `parting` names; returns its id. What is not named stays where it is.

    Raises UsageError for a name that is empty and for rows that do not belong to `of`.
    """
    with workspace.session() as session:
        made = _draft_parting(session, entity, of, parting)
        append(session, NewChangeset(author=author, kind=Kind.EDIT, reason=reason))
        return made


def duplicates(workspace: Workspace) -> pd.DataFrame:
    """Organisations of the registry that may be one, the likeliest first: one, one_name, one_country, other,
    other_name, other_country, code, detail, score. Those of one group are known to be two. At most 200."""
    with workspace.session() as session:
        return likely_pairs(session)


def _draft_merge(session: Session, entity: str, gone: str, kept: str) -> Touched:
    _there(session, entity, gone, kept)
    if gone == kept:
        raise refusal(UsageError, "services_refused.merge.itself")
    _refuse_between(session, gone, kept)
    draft(session, {})
    for pointing, pointers in POINTS_TO.items():
        moved = [column for column, target in pointers.items() if target == entity]
        if moved:
            _repoint(session, pointing, moved, gone, kept)
    session.run(f"DELETE FROM temp.draft_{entity} WHERE id IN (?, ?)", [gone, kept])
    names = _names_of(session, entity, gone, kept)
    content = columns(entity)
    filled = ", ".join(f'coalesce(k."{name}", g."{name}") AS "{name}"' for name in content if _fills(entity, name))
    own = ", ".join(
        f'k."{name}"' for name in content if not _fills(entity, name) and name not in ("aliases", "parent_id")
    )
    parent = ", nullif(nullif(coalesce(k.parent_id, g.parent_id), g.id), k.id) AS parent_id"
    session.run(
        f"""INSERT INTO temp.draft_{entity} BY NAME
        SELECT {own}, {filled}, ?::VARCHAR[] AS aliases, k.source_row, false AS retired
            {parent if entity == "organisation" else ""}
        FROM ({current(entity)}) AS k JOIN ({current(entity)}) AS g ON g.id = ? WHERE k.id = ?""",
        [names, gone, kept],
    )
    session.run(
        f"INSERT INTO temp.draft_{entity} BY NAME SELECT * EXCLUDE (changeset), true AS retired "
        f"FROM ({current(entity)}) WHERE id = ?",
        [gone],
    )
    return Touched(_counted(session), tuple(names))


def _fills(entity: str, name: str) -> bool:
    return entity == "organisation" and name in ("legal_name", "country", "sector", "registration_number", "website")


def _there(session: Session, entity: str, *ids: str) -> None:
    if entity not in MERGED:
        raise refusal(UsageError, "services_refused.merge.no_such_kind", entity=entity)
    for identifier in ids:
        if not session.rows(f"SELECT 1 FROM ({current(entity)}) WHERE id = ?", [identifier]):
            raise refusal(UsageError, "services_refused.merge.not_there", entity=_called(entity), id=identifier)


def _called(entity: str) -> Saying:
    return Saying(f"refused.entity.{entity}")


def _refuse_between(session: Session, gone: str, kept: str) -> None:
    found = session.rows(
        f"SELECT id FROM ({current('transfer')}) WHERE (exporter_id = ? AND importer_id = ?) "
        "OR (exporter_id = ? AND importer_id = ?) LIMIT 1",
        [gone, kept, kept, gone],
    )
    if found:
        raise refusal(UsageError, "services_refused.merge.between", id=found[0][0])


def _repoint(session: Session, entity: str, moved: Sequence[str], of: str, to: str, ids: Sequence[str] = ()) -> None:
    """Draft the rows that point to `of` (only those of `ids`, if any are given) as pointing to `to`."""
    changed = ", ".join(f'CASE WHEN "{name}" = ? THEN ? ELSE "{name}" END AS "{name}"' for name in moved)
    which = " OR ".join(f'"{name}" = ?' for name in moved)
    picked = "AND list_contains(?::VARCHAR[], id)" if ids else ""
    session.run(
        f"INSERT INTO temp.draft_{entity} BY NAME SELECT * EXCLUDE (changeset) REPLACE ({changed}), false AS retired "
        f"FROM ({current(entity)}) WHERE ({which}) {picked}",
        [*(value for _ in moved for value in (of, to)), *(of for _ in moved), *([list(ids)] if ids else [])],
    )


def _names_of(session: Session, entity: str, gone: str, kept: str) -> list[str]:
    """The other names of the row that is kept: its own, and all that the other one was called."""
    said = ", ".join(NAMES[entity])
    rows = session.rows(
        f"SELECT id, [{said}], coalesce(aliases, []) FROM ({current(entity)}) WHERE id IN (?, ?)", [gone, kept]
    )
    found = {str(row[0]): (list(row[1]), list(row[2])) for row in rows}  # type: ignore[call-overload]
    own = set(found[kept][0])
    names = [*found[kept][1], *found[gone][0], *found[gone][1]]
    return list(dict.fromkeys(str(name) for name in names if name and name not in own))


def _counted(session: Session) -> dict[str, int]:
    counts = {each: int(str(session.rows(f"SELECT count(*) FROM temp.draft_{each}")[0][0])) for each in ENTITIES}
    return {entity: count for entity, count in counts.items() if count}


def _draft_parting(session: Session, entity: str, of: str, parting: Parting) -> str:
    _there(session, entity, of)
    name = " ".join(parting.name.split())
    if not name:
        raise refusal(UsageError, "services_refused.merge.name")
    made = new_id(entity, name)
    draft(session, {})
    for pointing, ids in parting.rows.items():
        moved = [column for column, target in POINTS_TO[pointing].items() if target == entity]
        if ids:
            _repoint(session, pointing, moved, of, made, ids)
            found = {str(row[0]) for row in session.rows(f"SELECT id FROM temp.draft_{pointing}")}
            if missing := set(ids) - found:
                raise refusal(
                    UsageError, "services_refused.merge.not_its_own", entity=_called(pointing), id=min(missing), of=of
                )
    taken = [each for each in parting.names if each != name]
    owner = ", organisation_id" if entity == "service" else ", parent_id"
    session.run(
        f"INSERT INTO temp.draft_{entity} BY NAME SELECT ? AS id, ? AS name, ?::VARCHAR[] AS aliases, "
        f"'Parted from ' || name AS source, false AS retired{owner} FROM ({current(entity)}) WHERE id = ?",
        [made, name, taken, of],
    )
    session.run(
        f"INSERT INTO temp.draft_{entity} BY NAME SELECT * EXCLUDE (changeset) REPLACE (list_filter(aliases, "
        f"lambda each: NOT list_contains(?::VARCHAR[], each)) AS aliases), false AS retired FROM ({current(entity)}) "
        "WHERE id = ? AND list_has_any(coalesce(aliases, []), ?::VARCHAR[])",
        [[*taken, name], of, [*taken, name]],
    )
    return made
