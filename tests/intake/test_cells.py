"""The quick way past cells that are clean already takes no cell past that is not."""

import random

import pyarrow as pa

from transfers.intake.cells import _field, clean

SIGNS = [*"aÄ9€🇫.,:;/|()-–—−?&<>[]*_`'\"!#~", " ", "  ", "\t", "\n", "\r", "\x0b", "\xa0", "\u200b", "\ufe0f", "&nbsp;"]


def test_a_cell_is_left_as_it_is_only_where_cleaning_would_not_change_it(session):
    draw = random.Random(7)
    texts = ["".join(draw.choices(SIGNS, k=draw.randint(0, 6))) for _ in range(20_000)]
    session.put("some_cells", pa.table({"purpose": sorted(set(texts)), "headquarters": sorted(set(texts))}))
    for field, line_break in (("purpose", " "), ("headquarters", "; ")):
        other = session.rows(
            f"SELECT {field} FROM some_cells WHERE {_field(field)} IS DISTINCT FROM "
            f"nullif({clean(field, line_break)}, '')"
        )
        assert other == []
        (untouched,) = session.rows(f"SELECT count(*) FROM some_cells WHERE {_field(field)} = {field}")
        assert untouched[0] > 1000
