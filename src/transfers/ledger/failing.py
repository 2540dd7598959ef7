"""What DuckDB cannot do for want of room on the disk or in memory, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from transfers.errors import LedgerError
from transfers.i18n import refusal

UNWRITTEN = ("Could not write", "invalidated")
"""What DuckDB says of a commit that failed for the file's sake; of another it says whose rows met."""


@contextmanager
def in_words() -> Iterator[None]:
    """Raises LedgerError where the machine, not the question, is at fault. What was being recorded is then not.

    DuckDB gives up a file that it could not write: until it is opened again, whatever is asked of it fails.
    """
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise refusal(LedgerError, "ledger_refused.machine.memory") from error
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise refusal(LedgerError, "ledger_refused.machine.disk") from error
    except duckdb.TransactionException as error:
        if not any(said in str(error) for said in UNWRITTEN):
            raise
        raise refusal(LedgerError, "ledger_refused.machine.disk") from error
