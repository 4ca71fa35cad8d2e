"""The private link: what the holder of its token sees and does, without an account or a cookie."""
