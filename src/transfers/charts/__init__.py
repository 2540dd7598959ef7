"""DataFrame → plotly Figure, and one map as SVG for paper. No query, no request to anybody; the first figure imports
plotly.

Show a figure with `st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt(figure))`.
"""

from transfers.charts.canvas import CONFIG, alt
from transfers.charts.countries import country_map
from transfers.charts.flow import flow
from transfers.charts.locations import location_map
from transfers.charts.palette import PACKS, RATINGS, SEVERITIES, STANDINGS, USES, VERDICTS, Theme
from transfers.charts.printed import printed_map
from transfers.charts.rules import findings_by_rule
from transfers.charts.timeline import basis_timeline, instrument_timeline
from transfers.charts.verdicts import verdict_bar
from transfers.charts.world import world_map

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
