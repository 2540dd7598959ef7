"""How a country stands, how sure its pack is and how a guarantee is rated: a word with its own symbol and colour."""

from __future__ import annotations

from collections.abc import Mapping

from transfers.charts import PACKS, RATINGS, STANDINGS
from transfers.i18n import t
from transfers.ui.components.badge import Colour
from transfers.ui.state import language

STANDING_COLOURS: dict[str, Colour] = {"whole": "blue", "part": "blue", "listed": "orange"}
STATE_COLOURS: dict[str, Colour] = {"usable": "blue", "unconfirmed": "orange", "stale": "red", "incomplete": "violet"}
RATING_COLOURS: dict[str, Colour] = {
    "adequate": "blue",
    "concerns": "orange",
    "insufficient": "red",
    "unknown": "violet",
}


def standing_badge(standing: str) -> str:
    """As Markdown, like the two below."""
    return _badge("standing", standing, STANDINGS[standing].glyph, STANDING_COLOURS)


def state_badge(state: str) -> str:
    return _badge("state", state, PACKS[state].glyph, STATE_COLOURS)


def rating_badge(rating: str, sure: bool) -> str:
    """What would reassure and is not sure stays grey."""
    colours = RATING_COLOURS if sure or rating != "adequate" else {}
    return _badge("rating", rating, RATINGS[rating].glyph if colours else RATINGS["unknown"].glyph, colours)


def _badge(kind: str, name: str, glyph: str, colours: Mapping[str, Colour]) -> str:
    return f":{colours.get(name, 'gray')}-badge[{glyph} {t(f'countries.{kind}.{name}', language())}]"
