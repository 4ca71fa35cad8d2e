"""What is asked of a medical page before it goes live.

content.py is the page as plain data and finding.py what a check answers; one file a check, pure; run.py runs
them all. reading.py fills the data from a page, and page.py brings in the clinic's list, its settings and the
reasons that publishers gave.
"""
