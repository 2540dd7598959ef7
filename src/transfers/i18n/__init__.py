"""Words, dates and country names in the user's language. Texts are TOML files, one folder a language."""

from transfers.i18n.citations import place_in
from transfers.i18n.coded import coded, stored
from transfers.i18n.provisions import provision
from transfers.i18n.reasons import author, reason
from transfers.i18n.refusals import counted, problem, refusal, told, told_of, words
from transfers.i18n.texts import COMPLETE, LANGUAGES, has, keys, own, t, translated
from transfers.i18n.writing import country, day, moment, name_of, number, sql_day, tag

__all__ = [
    "COMPLETE",
    "LANGUAGES",
    "author",
    "coded",
    "counted",
    "country",
    "day",
    "has",
    "keys",
    "moment",
    "name_of",
    "number",
    "own",
    "place_in",
    "problem",
    "provision",
    "reason",
    "refusal",
    "sql_day",
    "stored",
    "t",
    "tag",
    "told",
    "told_of",
    "translated",
    "words",
]
