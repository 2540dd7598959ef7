"""How large an input may be before it is no vendor list any more. Beyond these, a clear refusal."""

MOST_BYTES = 512 * 1024 * 1024
MOST_COLUMNS = 400
MOST_ROWS = 5_000_000
MOST_CELLS = 50_000_000  # of one sheet, counted as the rectangle that it spans
MOST_NESTED_BYTES = 32 * 1024 * 1024  # of YAML and HTML, which are read as a whole
LONGEST_CELL = 32_767  # what Excel holds in one cell; a longer one puts its row into quarantine
LONGEST_NAME = 300
LONGEST_TEXT = 10_000
UNREADABLE_CELL = 1_000_000  # a cell of this size is no cell: the file's quotes or delimiters are broken
UNPACKED_BYTES = 1024 * 1024 * 1024
UNPACKED_TIMES = 200  # no spreadsheet shrinks to less than a two-hundredth
HEADINGS_WITHIN = 50  # rows from the top in which the headings must stand
