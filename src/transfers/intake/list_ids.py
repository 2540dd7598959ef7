"""The ids of what lists bring, as SQL. What is said makes them, never the row, so that the next list meets them again:
a record's transfers, and their bases, bear its own in theirs (`v-<record>-us-dpf`)."""

from __future__ import annotations

# The identity of the `n`th record of its parties.
NUMBERED = "left(sha256(concat_ws('|', exporter_id, organisation_id, coalesce(service_id, ''), n)), 12)"
# Of a record `r` and the place `d` that it goes to.
TRANSFER = "concat('v-', r.rec, coalesce(d.ending, '-open'))"


def of_a_list(column: str = "id") -> str:
    """Whether a transfer, or a basis, came with a list."""
    return f"starts_with({column}, 'v-')"


def record_of(column: str = "id") -> str:
    """The record that such a transfer, or basis, is of."""
    return f"split_part({column}, '-', 2)"


def register_of_a_list(column: str) -> str:
    """Whether a register came with a list, and is not kept by hand."""
    return f"regexp_full_match({column}, 'd-[0-9a-f]{{12}}')"
