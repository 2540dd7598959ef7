"""A long import tells how far it is, and stops where it is asked to."""

import pytest

from tests.intake.conftest import DAY
from transfers.errors import Cancelled
from transfers.intake import STEPS, Options, draft_list, take

LIST = "Vendor,Location\nNorr AB,Sweden\n"
DRAFTING = [step for step in STEPS if step not in ("judging", "recording")]


def drafted(session, law, progress):
    return draft_list(session, law, take(LIST.encode(), "list.csv"), Options(DAY), progress)


def left(session):
    aside = session.rows(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'temp' AND starts_with(table_name, 'in_')"
    )
    return aside, session.rows("SELECT id FROM temp.draft_transfer")


def test_each_step_is_told_once_and_the_share_grows(session, law):
    told = []
    drafted(session, law, lambda step, share: told.append((step, share)))
    assert [step for step, _ in told] == DRAFTING
    assert [share for _, share in told] == sorted({share for _, share in told})
    assert left(session)[1] != []


@pytest.mark.parametrize("at", DRAFTING)
def test_a_cancelled_import_leaves_nothing_behind(session, law, at):
    def stop(step, share):
        if step == at:
            raise Cancelled("Stopped. Nothing was recorded.")

    drafted(session, law, None)
    with pytest.raises(Cancelled):
        drafted(session, law, stop)
    assert left(session) == ([], [])
