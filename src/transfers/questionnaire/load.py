"""`load(kind)`: the files of `assessments/<kind>` → a `Questionnaire`, or every reason why not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from transfers import settings
from transfers.errors import Problem, TransfersError, UsageError
from transfers.i18n import counted, refusal
from transfers.questionnaire.files import Files, read_files
from transfers.questionnaire.lint import lint
from transfers.questionnaire.model import Design
from transfers.questionnaire.questionnaire import Questionnaire
from transfers.questionnaire.texts import Texts, flatten


class QuestionnaireError(TransfersError):
    """A kind of assessment does not hold together; nobody may be asked by it."""


def kinds() -> tuple[str, ...]:
    """The kinds of assessment there are: one folder each."""
    return _kinds(settings.assessments_dir())


@cache
def _kinds(folder: Path) -> tuple[str, ...]:
    """Looked for once per process, as a page names the kind of each of its rows."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/questionnaire.toml")))


def load(kind: str) -> Questionnaire:
    """A kind of assessment, checked. Raises UsageError for an unknown kind, QuestionnaireError for a broken one."""
    if kind not in kinds():
        raise refusal(UsageError, "refused.no_kind", name=kind, kinds=", ".join(kinds()))
    return load_folder(settings.assessments_dir() / kind)


@cache
def load_folder(folder: Path) -> Questionnaire:
    """Read once per process. Raises QuestionnaireError with every problem of every file, each with file and id."""
    files = read_files(folder)
    problems = list(files.problems)
    try:
        design = Design.model_validate(files.table, context={"when": files.table.get("when", {})})
    except ValidationError as error:
        problems += [_problem(files, detail) for detail in error.errors(include_url=False)]
        raise _broken(folder, problems) from None
    texts = Texts({language: dict(flatten(words)) for language, words in files.words.items()})
    found = Questionnaire(design, texts, files.digest)
    problems += lint(found, files)
    if problems:
        raise _broken(folder, problems)
    return found


def _broken(folder: Path, problems: list[Problem]) -> QuestionnaireError:
    key = "refused.broken.questionnaire"
    return refusal(QuestionnaireError, key, problems, name=folder.name, count=counted(problems))


def _problem(files: Files, detail: ErrorDetails) -> Problem:
    """pydantic's place (`question`, 3, `effects`, …) as file and id."""
    key = str(detail["loc"][0]) if detail["loc"] else ""
    index = detail["loc"][1] if len(detail["loc"]) > 1 else None
    rows = files.table.get(key)
    row = rows[index] if isinstance(rows, list) and isinstance(index, int) else {}
    named = str(row.get("id", row.get("result", ""))) if isinstance(row, dict) else ""
    inner = ".".join(str(part) for part in detail["loc"][2:] or detail["loc"][1:] if part != index)
    column = " ".join(part for part in (named or key, inner) if part)
    message = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "extra_forbidden":
        message = f"The key {detail['loc'][-1]} is not known here. Take it out, or look for a misspelling."
    elif detail["type"] == "missing":
        message = f"The key {detail['loc'][-1]} is missing."
    return Problem("malformed", message, files.place(key, index), column=column)
