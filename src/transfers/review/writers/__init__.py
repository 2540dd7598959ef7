"""One writer per format: (pack, path) → file. The same pack gives the same bytes."""
