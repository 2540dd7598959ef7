"""The quick way past cells that are clean already takes no cell past that is not."""

import random

import pyarrow as pa

from transfers.intake.cells import DIRTY, clean

SIGNS = [*"aÄ9€🇫.,:;/|()-–—−?&<>[]*_`'\"!#~", " ", "  ", "\t", "\n", "\r", "\x0b", "\xa0", "\u200b", "\ufe0f", "&nbsp;"]


def test_a_cell_is_left_as_it_is_only_where_cleaning_would_not_change_it(session):
    draw = random.Random(7)
    texts = sorted({"".join(draw.choices(SIGNS, k=draw.randint(0, 6))) for _ in range(20_000)})
    session.put("some_cells", pa.table({"text": texts}))
    for line_break in (" ", "; "):
        clean_as_it_stands = f"SELECT text FROM some_cells WHERE NOT ({DIRTY})"
        other = session.rows(f"{clean_as_it_stands} AND text IS DISTINCT FROM {clean('text', line_break)}")
        assert other == []
        assert len(session.rows(clean_as_it_stands)) > 100
