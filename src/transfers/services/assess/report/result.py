"""What the answers amount to: three lenses that are never added up, findings with their measures, the estimate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from transfers.documents import Block, Bullets, Cell, Column, Facts, Heading, Marked, Paragraph, Run, Table, Text, Tone
from transfers.i18n import number
from transfers.services.assess.report.telling import FINDINGS, STATES, Told


def lenses(told: Told) -> Iterator[Block]:
    yield Heading(told.say("lenses"))
    yield Paragraph(told.say("lenses_text"), small=True)
    pairs = tuple((each["title"], Marked(_tone(each), each["text"])) for each in told.result["lenses"])
    yield Facts(pairs)
    for case in told.result["use_cases"]:
        yield Paragraph((Run(told.say("use_case", id=case["id"]) + ": ", bold=True), Run(case["text"])))


def _tone(lens: Mapping[str, Any]) -> Tone:
    if lens["good"]:
        return "good"
    return "unknown" if lens["result"] in ("incomplete", "unknown", "open") else "warn"


def findings(told: Told) -> Iterator[Block]:
    yield Heading(told.say("findings"))
    raised = told.result["findings"]
    if not raised:
        yield Paragraph(told.say("no_findings"))
    for finding in raised:
        yield from _finding(told, finding)


def _finding(told: Told, finding: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading(f"{finding['id']} · {finding['text']}", 2)
    state = Marked(FINDINGS[finding["state"]], told.say(f"finding_{finding['state']}"))
    causes = "; ".join(dict.fromkeys(cause["text"] for cause in finding["why"])) or told.say("none")
    pairs: list[tuple[str, Cell]] = [(told.say("status"), state), (told.say("because"), causes)]
    if finding["condition"]:
        pairs.append((told.say("condition"), Marked("warn", told.say("finding_open"))))
    yield Facts((*pairs, (told.say("source"), told.cited(finding["source"]))))
    offered = [each for each in told.result["measures"] if finding["id"] in each["cures"]]
    if offered:
        yield Table(
            told.say("measure"),
            (Column(told.say("measure"), 3), Column(told.say("measure_state"), 1.2), Column(told.say("proof"), 2)),
            tuple(
                (_measure(told, each), Marked(STATES.get(each["status"], "quiet"), _state(told, each)), each["proof"])
                for each in offered
            ),
        )


def _measure(told: Told, measure: Mapping[str, Any]) -> Text:
    notes = [measure["use_case_text"]] if measure["use_case_text"] else []
    notes += [told.say("partial")] if measure["partial"] else []
    more = f" ({'; '.join(notes)})" if notes else ""
    return (Run(f"{measure['id']} ", bold=True), Run(measure["text"] + more))


def _state(told: Told, measure: Mapping[str, Any]) -> str:
    return told.say(f"state_{measure['status']}")


def probability(told: Told) -> Iterator[Block]:
    """The optional estimate: every link with its reason, the exact result, its range and what it takes for granted."""
    found = told.result["probability"]
    if found is None:
        return
    ninety = found["years_to_90"]
    yield Heading(told.say("probability"))
    yield Paragraph(
        told.say(
            "probability_text",
            years=number(found["years"], told.language),
            percent=_percent(told, found["probability"]),
            low=_percent(told, found["range"]["low"]),
            high=_percent(told, found["range"]["high"]),
        )
        + " "
        + _ninety(told, ninety)
    )
    yield Table(
        told.say("probability"),
        (Column(told.say("link"), 3), Column(told.say("chance"), 0.8, "right"), Column(told.say("why_chance"), 2.4)),
        tuple((each["text"], _percent(told, each["likely"]), each["reason"] or "") for each in found["links"]),
    )
    yield Heading(told.say("assumptions"), 2)
    yield Bullets(tuple(each["text"] for each in found["assumptions"]))


def _ninety(told: Told, years: float | None) -> str:
    return told.say("never") if years is None else told.say("ninety", years=number(round(years, 1), told.language))


def _percent(told: Told, share: float) -> str:
    """One digit after the point; small chances keep the digits that say something."""
    percent = share * 100
    return f"{number(round(percent, 1 if percent >= 1 else 4), told.language)} %"
