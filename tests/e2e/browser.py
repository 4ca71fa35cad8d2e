"""How the system's Chromium is started, wherever it is."""

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
