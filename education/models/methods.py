"""The request methods that public pages answer."""

from http import HTTPMethod

# Wagtail's pages answer POST, PUT, PATCH and DELETE like GET unless they are told not to.
READ_ONLY = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
