"""DataFrame → plotly Figure, and one map as SVG for paper. No query, no request to anybody; the first figure imports
plotly, and the first that is made of shapes imports numpy.

Show a figure with `st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt(figure))`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from transfers.charts.canvas import CONFIG, alt
from transfers.charts.palette import PACKS, RATINGS, SEVERITIES, STANDINGS, USES, VERDICTS, Theme
from transfers.charts.rules import findings_by_rule
from transfers.charts.timeline import basis_timeline, instrument_timeline
from transfers.charts.verdicts import verdict_bar

if TYPE_CHECKING:
    from transfers.charts.countries import country_map
    from transfers.charts.flows import flow
    from transfers.charts.locations import location_map
    from transfers.charts.printed import printed_map
    from transfers.charts.world import world_map

SHAPES = {
    "country_map": "countries",
    "flow": "flows",
    "location_map": "locations",
    "printed_map": "printed",
    "world_map": "world",
}
"""Function → the module it is in."""

__all__ = [
    "CONFIG",
    "PACKS",
    "RATINGS",
    "SEVERITIES",
    "STANDINGS",
    "USES",
    "VERDICTS",
    "Theme",
    "alt",
    "basis_timeline",
    "country_map",
    "findings_by_rule",
    "flow",
    "instrument_timeline",
    "location_map",
    "printed_map",
    "verdict_bar",
    "world_map",
]


def __getattr__(name: str) -> Any:
    """Every page shows colours of this package, and numpy would be a tenth of what the first page waits for."""
    if name not in SHAPES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{SHAPES[name]}"), name)
