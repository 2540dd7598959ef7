"""The commands, and how an error ends: one clear message and an exit code, never a traceback."""

from __future__ import annotations

import sys
from importlib import import_module

import typer

from transfers import settings
from transfers.cli.options import Registry
from transfers.errors import TransfersError

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def shared(registry: Registry = None) -> None:
    """Cross-border transfer registry. It flags transfers whose legal basis has fallen; a lawyer decides."""
    if registry is not None:
        settings.use_registry(registry)


for name in ("check", "exports", "law", "imports", "ledger", "review", "tia", "assessments"):
    import_module(f"transfers.cli.{name}").add_to(app)


def main() -> None:
    """Entry point of `transfers`."""
    try:
        app(prog_name="transfers")
    except TransfersError as error:
        for line in error.lines():
            print(line, file=sys.stderr)
        sys.exit(error.exit_code)
