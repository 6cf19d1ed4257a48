"""Calendars that other programs open, brought up to date in their place."""
