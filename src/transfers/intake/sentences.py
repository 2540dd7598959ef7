"""What is a sentence rather than a name."""

from __future__ import annotations


def sentence(text: str) -> str:
    """SQL: eight words with a stop, or five of which three are small; or a way to write to somebody. What has a stop of
    its own, as legal forms do ("sp. z o. o.", "S.à r.l."), is no small word."""
    whole = rf"regexp_replace({text}, '\S*\.\S*', '', 'g')"
    small = rf"len(regexp_extract_all({whole}, '(?:^|\s)\p{{Ll}}')) >= 3"
    return rf"""(right({text}, 1) IN ('.', '!', '?', ':') AND (len(string_split({text}, ' ')) >= 8
        OR (len(string_split({text}, ' ')) >= 5 AND {small})))
        OR (contains({text}, ' ') AND regexp_matches({text}, '\S@\S+\.\w|https?://'))"""
