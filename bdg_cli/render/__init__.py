"""Turns result values into what people and programs read. No decisions and no clock in here."""
