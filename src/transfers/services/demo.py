"""The demo registry: what five real privacy notices say, as facts, one changeset per notice."""

from __future__ import annotations

import csv
from pathlib import Path

from transfers import settings
from transfers.domain import ENTITIES, Changeset, Entity, Kind, NewChangeset
from transfers.errors import UsageError
from transfers.i18n import refusal, t
from transfers.intake.catalogue import adopt, put_catalogue
from transfers.ledger import Session, append, draft, head
from transfers.services.workspace import Workspace


def load_demo(workspace: Workspace, author: str) -> list[Changeset]:
    """Fill an empty registry. Raises UsageError when it is not empty: the demo never mixes with real rows."""
    folder = settings.data_dir() / "demo"
    with workspace.session() as session:
        if head(session)[0]:
            raise refusal(UsageError, "services_refused.registry_not_empty")
        services = [row["service"] for row in _rows(folder / "catalogue.csv")]
        draft(session, {})
        put_catalogue(session)
        adopt(session, services, ())
        reason = t("reasons.catalogue.demo", "en")
        done = [append(session, NewChangeset(author=author, kind=Kind.CATALOGUE, reason=reason))]
        done += [_notice(session, notice, author) for notice in sorted(folder.iterdir()) if notice.is_dir()]
    return [changeset for changeset in done if changeset is not None]


def _notice(session: Session, folder: Path, author: str) -> Changeset | None:
    rows = {
        entity: [_entity(model, row) for row in _rows(folder / f"{entity}.csv")]
        for entity, model in ENTITIES.items()
        if (folder / f"{entity}.csv").exists()
    }
    draft(session, rows)
    reason = (folder / "reason.txt").read_text(encoding="utf-8").strip()
    return append(session, NewChangeset(author=author, kind=Kind.DEMO, reason=reason, source_name=folder.name))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _entity(model: type[Entity], row: dict[str, str]) -> Entity:
    """A CSV row as an entity: an empty cell is None, and lists are joined by `;`."""
    fields: dict[str, object] = {}
    for name, value in row.items():
        annotation = model.model_fields[name].annotation
        is_list = annotation is not None and (getattr(annotation, "__origin__", None) is list)
        fields[name] = [part.strip() for part in value.split(";") if part.strip()] if is_list else value or None
    return model.model_validate({name: value for name, value in fields.items() if value is not None})
