"""Bytes to text. A file that decodes as UTF-8 is UTF-8; what is not is judged by the letters it would spell."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.intake.alphabets import explained
from transfers.intake.source import Source

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Single-byte encodings of the six languages, in the order in which a tie is decided, and the letters they must spell.
WESTERN = ("cp1252", "iso8859-15", "mac_roman")
# Those of central Europe, the Baltic and Turkey, whose bytes are letters in the western ones too.
OTHERS = ("cp1250", "iso8859-2", "cp1254", "cp1257", "iso8859-13")
LETTERS = "äöåüßéèêëàâáçñíóúôîïùûæøœšžÄÖÅÜÉÈÊÀÂÇÑÓÍÁÚÔÎØÆŒŠŽ"
SIGNS = "‘“”„«»¿¡·•°§©®™…\xa0"
DASHES = "€–—"
# A letter stands beside letters, a sign beside something else on one side, a dash on both; an apostrophe anywhere.
SPELLED_WELL = re.compile(
    rf"(?<=[A-Za-z{LETTERS}])[{LETTERS}]|[{LETTERS}](?=[A-Za-z{LETTERS}])|’"
    rf"|(?<![^\W\d_])[{SIGNS}]|[{SIGNS}](?![^\W\d_])|(?<![^\W\d_])[{DASHES}](?![^\W\d_])"
)
NAMES = {"cp1252": "windows-1252", "latin_1": "iso-8859-1", "mac_roman": "macintosh", "iso8859-15": "iso-8859-15"}
OTHER_NAMES = {
    "cp1250": "windows-1250",
    "iso8859-2": "iso-8859-2",
    "cp1257": "windows-1257",
    "iso8859-13": "iso-8859-13",
    "cp1254": "windows-1254",
    "cp1251": "windows-1251",
    "cp1253": "windows-1253",
}
# What a reader may choose among; any other name that Python knows is understood too.
CHOICES = ("utf-8", *NAMES.values(), *OTHER_NAMES.values())
# What was told by a mark or by every letter. Any other encoding is a guess that the user is told of.
UNICODE = ("utf-8", "utf-16", "utf-32")
SURE = frozenset({*UNICODE, *NAMES.values()})
SPELLED = 0.9
SAMPLE = 1_000_000


def decode(source: Source) -> tuple[str, str]:
    """(text with \\n line ends, name of the encoding). Raises InputError for a file that is no text."""
    text, encoding = _decoded(source)
    if "\x00" in text:
        raise source.refusal("binary-file", "list_refused.nul_bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text, encoding


def _decoded(source: Source) -> tuple[str, str]:
    data = source.data
    if source.encoding:
        return data.decode(source.encoding, "replace"), source.encoding
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding.removesuffix("-le").removesuffix("-be")
    wide = _without_mark(data[:SAMPLE])
    if wide:
        return data.decode(wide, "replace"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error.start):
            return data.decode("utf-8", "replace"), "utf-8"
    encoding = _spelling(data[:SAMPLE])
    return data.decode(encoding, "replace"), {**NAMES, **OTHER_NAMES}.get(encoding, encoding)


def check_encoding(name: str) -> None:
    """Raises UsageError for an encoding of text that nobody knows."""
    try:
        "".encode(name)
    except (LookupError, ValueError):
        raise refusal(UsageError, "list_refused.no_encoding", name=name, names=", ".join(CHOICES)) from None


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 without its mark: nearly every other byte is zero."""
    pairs = len(sample) // 2
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        others = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        if pairs >= 4 and zeros.count(0) > 0.6 * pairs and others.count(0) < 0.1 * pairs:
            return encoding
    return None


def _nearly_utf8(data: bytes, first_fault: int) -> bool:
    """UTF-8 with a few broken bytes: the rows that hold them go into quarantine, the rest is read as it is."""
    lost = data.decode("utf-8", "replace").count("�")
    whole = len(data.decode("utf-8", "ignore").encode("ascii", "ignore"))
    letters = (len(data) - whole - lost) / 2
    return letters > 5 * lost and first_fault > 0


def _spelling(sample: bytes) -> str:
    """The encoding that spells the sample: as one of the six languages, or else one that makes more of its words those
    of some language; else what charset-normalizer finds."""
    counted = {encoding: len(SPELLED_WELL.findall(sample.decode(encoding, "replace"))) for encoding in WESTERN}
    western = max(WESTERN, key=lambda encoding: counted[encoding])
    words = {encoding: explained(sample.decode(encoding, "replace")) for encoding in (western, *OTHERS)}
    best = max(words, key=lambda encoding: words[encoding])
    if words[best] > words[western]:
        return best
    if counted[western] >= SPELLED * sum(byte > 0x7F for byte in sample):
        return western
    found = from_bytes(sample).best()
    return found.encoding if found is not None else western
