"""The pages of signing in, at `/sign-in/`."""
