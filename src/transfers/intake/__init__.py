"""A vendor list, whatever it looks like: a file → staged text rows → issues + a draft of registry rows."""

from transfers.intake.catalogue import adopt, put_catalogue
from transfers.intake.duplicates import likely_pairs
from transfers.intake.headings import FIELDS, IGNORED
from transfers.intake.importing import Drafted, draft_list
from transfers.intake.offers import Offer, offers
from transfers.intake.options import Options
from transfers.intake.progress import STEPS, Progress, tell
from transfers.intake.source import Source, take
from transfers.intake.telling import problems, records

__all__ = [
    "FIELDS",
    "IGNORED",
    "STEPS",
    "Drafted",
    "Offer",
    "Options",
    "Progress",
    "Source",
    "adopt",
    "draft_list",
    "likely_pairs",
    "offers",
    "problems",
    "put_catalogue",
    "records",
    "take",
    "tell",
]
