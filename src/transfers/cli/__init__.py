"""The command line. stdout is data, stderr is talk; exit codes as docs/reference/cli.md says."""

from transfers.cli.app import main

__all__ = ["main"]
