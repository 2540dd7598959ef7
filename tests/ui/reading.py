"""What a reader sees of a page."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def words(page: AppTest) -> str:
    """All that is written on the page, without the escapes that keep names from being Markdown."""
    parts = [*page.title, *page.header, *page.subheader, *page.markdown, *page.caption]
    return _unescaped("\n".join([*(each.value for each in parts), links(page)]))


def links(page: AppTest) -> str:
    return _unescaped("\n".join(str(each.proto.label) for each in page.get("page_link")))


def _unescaped(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")
