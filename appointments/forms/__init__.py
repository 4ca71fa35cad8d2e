"""What patients and staff fill in. Forms clean and word; they write nothing."""
