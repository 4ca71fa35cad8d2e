"""System checks: faults that a person can mend before patients meet them."""
