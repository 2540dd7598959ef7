"""A registry over two quarters that have ended: recorded in one, changed in the next, whatever day it is today."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from registry import fill

from transfers.services.editing import Edit, record
from transfers.services.review_quarter import Quarter, last_quarter
from transfers.services.workspace import workspace

NEW = {"id": "t-new", "exporter_id": "shop", "importer_id": "desk", "service_id": "tickets", "destination": "US"}
MOVED = {"id": "l1", "service_id": "mail", "use": "hosting", "country": "IE", "publication": "published"}


def fill_quarters(path: Path, monkeypatch: pytest.MonkeyPatch) -> Quarter:
    """The small registry, recorded the quarter before last; a transfer added and a location moved in the last one."""
    quarter = last_quarter()
    at = datetime.combine(quarter.previous.first, datetime.min.time()) + timedelta(days=9, hours=9)
    with monkeypatch.context() as patched:
        patched.setattr("transfers.ledger.appending.now", lambda: at)
        fill(path)
    later = datetime.combine(quarter.first, datetime.min.time()) + timedelta(days=20, hours=9)
    with monkeypatch.context() as patched, workspace(path) as opened:
        patched.setattr("transfers.ledger.appending.now", lambda: later)
        edits = [Edit("transfer", NEW | {"started_on": quarter.first}), Edit("location", MOVED, started_from=1)]
        record(opened, "Aino", "helpdesk moved", edits)
    return quarter
