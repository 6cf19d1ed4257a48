"""Answers as what others open: mail, calendars."""
