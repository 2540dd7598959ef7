"""The commands, and how an error ends: one clear message and an exit code, never a traceback."""

from __future__ import annotations

import sys
from importlib import import_module

import typer

from transfers import settings
from transfers.cli.options import Registry
from transfers.errors import TransfersError

MODULES = {
    "check": ("check",),
    "compare": ("comparing",),
    "export": ("exports",),
    "law": ("law",),
    "import": ("imports",),
    "demo": ("ledger",),
    "log": ("ledger",),
    "undo": ("ledger",),
    "verify": ("ledger",),
    "backup": ("ledger",),
    "restore": ("ledger",),
    "review": ("review",),
    "tia": ("tia", "assessments", "previewing"),
}
"""Where each command stands. Only those asked for are loaded: all of them take a second, and cron asks for one."""


def commands(asked: str = "") -> typer.Typer:
    """The commands of one name's modules; all of them where no command has that name."""
    app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None, add_completion=False)
    app.callback()(shared)
    every = dict.fromkeys(module for modules in MODULES.values() for module in modules)
    for module in MODULES.get(asked, every):
        import_module(f"transfers.cli.{module}").add_to(app)
    return app


def shared(registry: Registry = None) -> None:
    """Cross-border transfer registry. It flags transfers whose legal basis has fallen; a lawyer decides."""
    if registry is not None:
        settings.use_registry(registry)


def main() -> None:
    """Entry point of `transfers`."""
    asked = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    try:
        commands(asked)(prog_name="transfers")
    except TransfersError as error:
        for line in error.lines():
            print(line, file=sys.stderr)
        sys.exit(error.exit_code)
