"""How long somebody stays signed in, what is kept when that ends, and how to end it everywhere.

docs/security/sessions.md says what the rules are. The middleware that holds them is clinic/session_times.py.
"""

from clinic.sessions.everywhere import sign_out_everywhere

__all__ = ["sign_out_everywhere"]
