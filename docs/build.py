"""Write docs/reference from the code, the rules and the law pack. `make docs` leaves no diff; a test holds it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from typer.main import get_command

from docs.questionnaires import questionnaires_page
from transfers.cli.app import commands
from transfers.domain import ENTITIES
from transfers.i18n import country, t
from transfers.law import REQUIRED, load_law
from transfers.ledger import arrow_schema
from transfers.review.writers.document import schema_text
from transfers.rules import rules

FOLDER = Path(__file__).parent / "reference"
SOURCE = Path(__file__).parents[1] / "src" / "transfers"
MADE = "<!-- Made from code by `make docs`. Edit the code, not this page. -->\n\n"


def rules_page() -> str:
    lines = ["# Rules", "", "Each rule is one SQL file in `src/transfers/rules/sql`, run in one `UNION ALL`.", ""]
    for rule in rules():
        softened = f", {rule.softened} where another basis holds" if rule.softened != rule.severity else ""
        lines += [
            f"## {t(f'rules.{rule.id}.title', 'en')}",
            "",
            f"`{rule.id}` · {t(f'rules.{rule.id}.title', 'fi')}",
            "",
            f"- Severity: {rule.severity}{softened}",
            f"- Weighs: {rule.weighs}",
            f"- Since: {rule.since}",
            *(f"- Provision ({regime}): {provision}" for regime, provision in rule.provision.items()),
            f"- What to do: {t(f'rules.{rule.id}.todo', 'en')}",
            "",
        ]
    return "\n".join(lines)


def facts_page() -> str:
    law = load_law()
    lines = ["# Instruments of the law pack", "", f"Law pack `{law.digest[:16]}`.", ""]
    for regime in ("EU", "UK", "CH", "FI"):
        heading = ["Instrument", "Number", "From", "Until", "Ended by", "Source", "Sure"]
        lines += [f"## {regime}", "", row_of(heading), row_of(["---"] * 7)]
        for each in law.instruments:
            if each.regime == regime:
                until = f"{each.valid_to or ''}{f', old contracts {each.legacy_until}' if each.legacy_until else ''}"
                cells = [each.title_en, each.number, each.valid_from, until, each.end_cause_en or ""]
                lines.append(row_of([*cells, "; ".join(each.source), each.confidence]))
        lines.append("")
    lines += ["## Sources", "", "| Id | Title | Publisher | Class | Checked on |", row_of(["---"] * 5)]
    lines += [row_of([s.id, s.title, s.publisher, s.class_, s.checked_on]) for s in law.sources]
    return "\n".join(lines) + "\n"


def countries_page() -> str:
    """Every statement of every country pack, the ended ones too."""
    law = load_law()
    lines = ["# Country packs", "", "One file a country in `data/countries`, one statement a row. A pack counts as"]
    lines += ["usable when each of these topics has a statement that is confirmed and was looked up lately:"]
    lines += [f"{', '.join(REQUIRED)}.", "", "## What a pack may answer", ""]
    lines += [row_of(["Fact", "Values", "Reassuring", "Question"]), row_of(["---"] * 4)]
    for fact in law.answerables:
        lines.append(row_of([f"`{fact.id}`", ", ".join(fact.values), ", ".join(fact.reassuring), fact.text_en]))
    lines += ["", "A reassuring answer that is stale or not confirmed is shown and not given to a questionnaire.", ""]
    for code, statements in sorted(law.statements_by_country.items()):
        lines += [f"## {country(code, 'en')} ({code})", ""]
        lines += [row_of(["Id", "Statement", "From", "Until", "Answers", "Source", "Sure"]), row_of(["---"] * 7)]
        for each in statements:
            answer = " = ".join(each.answer) if each.answer else each.rating or ""
            period = [each.valid_from or "", each.valid_to or ""]
            lines.append(row_of([each.id, each.text_en, *period, answer, "; ".join(each.source), each.confidence]))
        lines.append("")
    return "\n".join(lines)


def row_of(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def schema_page() -> str:
    lines = ["# The registry's tables", "", "Every table also has `source_row`, `changeset` and `retired`.", ""]
    for entity, model in ENTITIES.items():
        lines += [f"## {entity}_revision", "", (sys.modules[model.__module__].__doc__ or "").strip(), ""]
        lines += ["| Column | Type | What |", row_of(["---"] * 3)]
        for name, field in model.model_fields.items():
            lines.append(row_of([name, arrow_schema(entity).field(name).type, field.description or ""]))
        lines.append("")
    return "\n".join(lines)


RAISING = ("Problem", "problem", "refusal", "field_fault", "_unknown", "_wrong")
"""Calls whose first word is the code of a problem."""


def errors_page() -> str:
    """Every problem code, found where it is raised."""
    found: dict[str, str] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in RAISING and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.setdefault(first.value, file.relative_to(SOURCE).as_posix())
    lines = ["# Problem codes", "", "A problem names file, row, column and value, and says what to do.", ""]
    lines += ["| Code | Raised in |", row_of(["---"] * 2), *(row_of(line) for line in sorted(found.items()))]
    return "\n".join(lines) + "\n"


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def cli_page() -> str:
    lines = ["# Command line", "", "stdout is data, stderr is talk.", ""]
    codes = "0 fine · 1 findings at or above `--fail-on` · 2 wrong usage · 3 bad input · 4 the registry is busy"
    lines += [f"Exit codes: {codes}.", ""]
    command = get_command(commands())
    for name, each in sorted(_commands(command, ())):
        lines += [f"## transfers {name}", "", (each.help or "").strip(), ""]
        for parameter in each.params:
            written = ", ".join(parameter.opts) if parameter.param_type_name == "option" else parameter.name.upper()
            lines.append(f"- `{written}` {getattr(parameter, 'help', '') or ''}".rstrip())
        lines.append("")
    return "\n".join(lines)


def _commands(command, path):  # type: ignore[no-untyped-def]
    for name, each in getattr(command, "commands", {}).items():
        if hasattr(each, "commands"):
            yield from _commands(each, (*path, name))
        else:
            yield " ".join((*path, name)), each


PAGES: dict[str, Callable[[], str]] = {
    "questionnaires.md": lambda: questionnaires_page(row_of),
    "rules.md": rules_page,
    "facts.md": facts_page,
    "countries.md": countries_page,
    "schema.md": schema_page,
    "errors.md": errors_page,
    "cli.md": cli_page,
}


def pages() -> dict[str, str]:
    """The pages, and the JSON Schema of a review, which has no room for a remark."""
    made = {name: MADE + make().rstrip() + "\n" for name, make in PAGES.items()}
    return made | {"review.schema.json": schema_text()}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
