"""`python -m transfers.cli`, where the `transfers` command is not on the PATH."""

from transfers.cli import main

main()
