"""Which commands there are: all in the help, and each found where only its own modules are loaded."""

from __future__ import annotations

import pytest
from typer.main import get_group

from transfers.cli.app import MODULES, commands


def names(asked: str = "") -> set[str]:
    return set(get_group(commands(asked)).commands)


def test_the_help_names_every_command(run):
    assert names() == set(MODULES)
    told = run("--help")
    assert told.code == 0
    assert all(name in told.out for name in MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_a_command_is_found_with_its_own_modules_alone(name):
    assert name in names(name)


def test_all_of_one_name_are_there(run):
    assert all(each in run("tia", "--help").out for each in ("run", "list", "show", "export", "import"))


def test_what_is_no_command_is_said_with_all_loaded(run):
    told = run("chek")
    assert told.code == 2
    assert "chek" in told.err


def test_an_option_before_the_command_changes_nothing(run, tmp_path):
    assert run("--registry", tmp_path / "r.duckdb", "log").code == 0
