"""The consultation: a page a topic, saved as it goes, picked up again by its link, checked and sent.

The link's token is the secret that lets a browser in, so the pages need neither cookie nor session; that is
why they are exempt from the CSRF cookie check (docs/decisions/0008-forms-without-cookies.md).
"""
