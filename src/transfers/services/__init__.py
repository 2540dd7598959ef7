"""What a user wants done, one file per intention. Front ends call these and nothing below."""
