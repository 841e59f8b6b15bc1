"""Packets as documents that people read, with everything from notes made inert."""
