"""Rotation of keys while the site is used."""
