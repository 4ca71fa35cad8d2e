"""The search of the public pages: what was asked, what it means, which pages have it.

`query` and `expand` and `spelling` are pure: words in, words out. `find` asks the database, `misses` counts
what was not found. Both databases give the same pages in the same order, because neither is left to stem,
to rank or to read operators: that is done here.
"""
