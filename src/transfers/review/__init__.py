"""The quarterly review: a quarter → a pack. One model of what it says, one writer per format."""

from transfers.review.building import Compared, build, prepare
from transfers.review.pack import Pack, Scope, Standpoint
from transfers.review.quarter import Quarter
from transfers.review.shape import TABLES, Column

__all__ = ["TABLES", "Column", "Compared", "Pack", "Quarter", "Scope", "Standpoint", "build", "prepare"]
