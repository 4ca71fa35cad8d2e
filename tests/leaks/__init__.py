"""Nothing personal is left where it does not belong, after a whole journey."""
