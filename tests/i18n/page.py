"""The review's page in a language, in a process of its own: which languages there are is read once."""

from __future__ import annotations

import json
import sys

from streamlit.testing.v1 import AppTest

from transfers.settings import PROJECT
from transfers.ui.components import review_work


def main(language: str) -> None:
    review_work.PATIENCE = 60.0
    page = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120)
    page.query_params["lang"] = language
    page.run()
    page.switch_page(str(PROJECT / "src" / "transfers" / "ui" / "pages" / "review.py"))
    page.query_params["quarter"] = "2026Q3"
    page.run()
    groups = {each.key: [option.content for option in each.proto.options] for each in page.get("button_group")}
    print(
        json.dumps(
            {
                "title": [each.value for each in page.title],
                "exceptions": [each.value for each in page.exception],
                "languages": groups["lang"],
                "steps": groups["filter-step"],
                "badges": " ".join(each.value for each in page.markdown),
                "words": " ".join(each.value for each in [*page.markdown, *page.caption]),
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1])
