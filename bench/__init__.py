"""Speed as ratios: against the physical limit, and against what a user would use instead. `make bench`."""
