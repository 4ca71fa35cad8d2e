"""What patients open. Views read and show, or parse and call one action."""
