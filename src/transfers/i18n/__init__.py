"""Words, dates and country names in the user's language. Texts are TOML files, one folder a language."""

from transfers.i18n.citations import place_in
from transfers.i18n.coded import coded, stored
from transfers.i18n.provisions import provision
from transfers.i18n.reasons import author, reason
from transfers.i18n.refusals import counted, problem, refusal, told, told_of, words
from transfers.i18n.texts import LANGUAGES, has, keys, t
from transfers.i18n.writing import country, day, number

__all__ = [
    "LANGUAGES",
    "author",
    "coded",
    "counted",
    "country",
    "day",
    "has",
    "keys",
    "number",
    "place_in",
    "problem",
    "provision",
    "reason",
    "refusal",
    "stored",
    "t",
    "told",
    "told_of",
    "words",
]
