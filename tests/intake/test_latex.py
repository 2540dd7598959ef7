"""LaTeX tables: what is printed is read, on the lines of the file, and what only draws the table is not."""

import pytest

from transfers.errors import InputError

DOCUMENT = r"""\documentclass{article} % \begin{tabular}{l} in a comment
\begin{document}
\section{Sub-processors of \textbf{Kauppa Oy}}
\begin{table}[h]
\begin{tabular}[t]{@{}|l|p{3cm}|>{\raggedright}X|@{}}
\toprule
\textbf{Vendor} & \textbf{Country} &
  Transfer mechanism \\ \midrule
Norr AB & Sweden & -- \\
% Old AB & USA & SCC \\
Smith \& Co. & USA\footnote{backup only} & SCC \\[2pt] \cmidrule(lr){1-3}
\multicolumn{2}{|c|}{G\"oteborg Data \O y} & DPF \\
\href{https://kaiku.example}{Kaiku Oy} & \begin{tabular}[c]{@{}l@{}}Finland\\India\end{tabular} & \makecell{SCC\\DPF} \\
100\,\% Bio S.\,A. & \'Eire~/ Fran\c{c}e & $\rightarrow$ BCR \tabularnewline
\bottomrule
\end{tabular}
\end{table}
\end{document}
"""
LONG = r"""\begin{longtable}{ll}
\caption{Vendors}\\
Vendor & Country \\ \endfirsthead
Vendor & Country (continued) \\ \endhead
\multicolumn{2}{r}{continued on the next page} \\ \endfoot
\endlastfoot
Norr AB & Sweden \\
Kaiku Oy & USA
\end{longtable}
"""


def test_a_table_is_read_as_it_is_printed(listed):
    seen = listed(DOCUMENT, "vendors.tex")
    assert [(each["row"], each["vendor"]) for each in seen.records] == [
        (9, "Norr AB"),
        (11, "Smith & Co."),
        (12, "Göteborg Data Øy"),
        (13, "Kaiku Oy"),
        (14, "100 % Bio S. A."),
    ]
    assert seen.column("countries") == [["SE"], ["US"], [], ["FI", "IN"], ["FR", "IE"]]
    assert seen.column("mechanisms") == [[], ["scc-unspecified"], ["dpf"], ["scc-unspecified", "dpf"], ["bcr"]]
    assert seen.drafted.source.name == "vendors.tex"
    assert (seen.drafted.staged.reading.format, seen.drafted.staged.sections[0].title) == (
        "latex",
        "Sub-processors of Kauppa Oy",
    )


def test_a_long_table_has_one_head_and_no_feet(listed):
    seen = listed(LONG, "list.txt")
    assert [(each["row"], each["vendor"], each["countries"]) for each in seen.records] == [
        (7, "Norr AB", ["SE"]),
        (8, "Kaiku Oy", ["US"]),
    ]
    assert seen.drafted.staged.mapping == {"Vendor": "vendor", "Country": "processing_location"}


def test_other_tables_are_told_and_those_without_a_head_are_refused(listed):
    figures = r"\begin{tabular}{ll} Year & Sales \\ 2024 & 3 \\ \end{tabular}"
    seen = listed(LONG + figures, "list.tex")
    assert [row["vendor"] for row in seen.records] == ["Norr AB", "Kaiku Oy"]
    assert [code for _, code, _ in seen.drafted.staged.remarks] == ["table-not-read"]
    with pytest.raises(InputError, match="was not taken in"):
        listed(figures, "list.tex")


@pytest.mark.parametrize("broken", [r"\begin{tabular}", r"\begin{tabular}{", r"\begin{tabular}{l} & \\ \end{table}"])
def test_a_broken_table_is_refused(listed, broken):
    with pytest.raises(InputError, match="was not taken in"):
        listed(broken, "list.tex")


def test_a_table_of_which_no_column_is_understood_keeps_its_rows_out(listed):
    seen = listed(
        r"""\begin{longtable}{ll}
\caption{Ve\begin{longtable}{ll}
\caption{Vendors}\\
Vendor & Country \\	 Country (continued) \\ \endhead
\endlastfoot
Norr AB & Sweden \\
\end{longtable}
""",
        name="list.tex",
    )
    assert (seen.drafted.staged.mapping, seen.drafted.accepted) == ({}, 0)
    assert [code for _, _, code in seen.stopped] == ["vendor-missing"]
    assert seen.balanced()
