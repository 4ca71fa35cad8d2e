"""What a page may load and run, for each reader. docs/security/abuse.md says why some may more."""

from django.utils.csp import CSP

# Staff: nothing inline, no eval, a nonce where a script needs one.
STAFF_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "worker-src": [CSP.NONE],
}
# Everybody else: besides, no text becomes a script or markup at all (Trusted Types).
SECURE_CSP: dict[str, list[str]] = STAFF_CSP | {
    "require-trusted-types-for": ["'script'"],
    "trusted-types": [CSP.NONE],
}
# Wagtail's editor needs these; they hold under /cms/ alone (clinic/urls.py).
CMS_CSP: dict[str, list[str]] = STAFF_CSP | {
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}
# A draft in the editor's preview frame (education/models/public_page.py): the website's policy, but framed.
PREVIEW_CSP: dict[str, list[str]] = STAFF_CSP | {"frame-ancestors": [CSP.SELF]}
