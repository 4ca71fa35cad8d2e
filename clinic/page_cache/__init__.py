"""Public pages, answered from memory: the whole page, before Django and its middleware are asked.

`wsgi.PageCache` stands in front of the Django application. It keeps what a view marked as the same for
everybody (`sharing.share`) and answers it again, without SQL, until anything that a page could show was
changed. Each process has a memory of its own; what all of them share is one short text, the generation.

Why an old page cannot stay
    1. Every change of something that a page may show ends in `generation.renew`, after its transaction
       has committed (`changes`). A generation is random and never comes back.
    2. A page is kept under the generation that was read *before* it was rendered, and answered only while
       that is still the current one.
    3. So take a page that was rendered from old data. Its rendering began before the commit; then the
       generation was read before the commit, too, and the renewal that follows the commit ends it. It
       makes no difference whether the page was finished before or after that.
    4. And take a page that was kept under the current generation. That was read after the last renewal,
       so after the last commit; each request sees what was committed before it began.
    5. Between a commit and its renewal, for some microseconds, others may still be answered the old page.
       Whoever made the change is not: the renewal is done before the answer to "Publish" is sent.
       Renewing before the commit as well would not help: a page could be rendered between the two.
    6. A process that is killed in that moment renews nothing. A page is therefore rendered anew when it is
       `PAGE_CACHE_SECONDS` old, a minute, which also brings what only the clock changes, such as a
       notice with a date.

A generation that cannot be read switches the memory off until it can: slower, never wrong.
"""
