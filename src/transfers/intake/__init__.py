"""A vendor list, whatever it looks like: a file → staged text rows → issues + a draft of registry rows."""

from transfers.intake.alike import not_asked
from transfers.intake.catalogue import adopt, put_catalogue
from transfers.intake.columns import FIELDS, IGNORED
from transfers.intake.duplicates import likely_pairs
from transfers.intake.encoding import decode
from transfers.intake.exporting import COLUMNS as EXPORTED
from transfers.intake.exporting import put_exported
from transfers.intake.guarding import guard, guarded
from transfers.intake.importing import Drafted, draft_list
from transfers.intake.layouts import OUR_HEADINGS, forget_layout, remember, senders
from transfers.intake.offers import Offer, offers
from transfers.intake.options import Mode, Options, Side
from transfers.intake.progress import STEPS, Progress, tell
from transfers.intake.sections import Section
from transfers.intake.source import Source, take
from transfers.intake.telling import problems, put_told, records

__all__ = [
    "EXPORTED",
    "FIELDS",
    "IGNORED",
    "OUR_HEADINGS",
    "STEPS",
    "Drafted",
    "Mode",
    "Offer",
    "Options",
    "Progress",
    "Section",
    "Side",
    "Source",
    "adopt",
    "decode",
    "draft_list",
    "forget_layout",
    "guard",
    "guarded",
    "likely_pairs",
    "not_asked",
    "offers",
    "problems",
    "put_catalogue",
    "put_exported",
    "put_told",
    "records",
    "remember",
    "senders",
    "take",
    "tell",
]
