"""What narrows the list of processors; it stands in the address."""

from __future__ import annotations

from transfers.i18n import t
from transfers.ui.components import filters
from transfers.ui.components.badge import verdict_word
from transfers.ui.components.transfer_filters import WORST_FIRST, remember
from transfers.ui.state import language

REMEMBERED = "processors-filtered"


def processor_filter() -> tuple[str, tuple[str, ...]]:
    """Draw the filters; answer the search and the verdicts."""
    said = language()
    about = t("ui_records.filter.search_processors_help", said)
    search = filters.search("q", t("ui_records.filter.search", said), about)
    filters.many("verdict", t("ui_records.filter.worst_verdict", said), WORST_FIRST, verdict_word)
    verdicts = filters.chosen("verdict", WORST_FIRST)
    remember(REMEMBERED, {"q": [search] if search else [], "verdict": verdicts})
    return search, tuple(verdicts)
