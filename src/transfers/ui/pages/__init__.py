"""One file a page: read the state, ask one service, show."""
