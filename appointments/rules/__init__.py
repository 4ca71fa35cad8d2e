"""Pure rules: values in, values out; no ORM, no settings, no clock."""
