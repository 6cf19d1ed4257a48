"""Answers as what others open: letters, calendars, reports, a page."""
