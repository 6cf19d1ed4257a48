"""Phrases of time in an official document, found and resolved to windows.

`time_points` are single days, months, quarters and years; `point_groups` joins them to ranges and
lists; `time_context` decides from the words around a group whether it is a deadline, a beginning, a
window or no time at all; `recurring_phrases` knows what comes again; `window_resolution` works out
missing years. `time_finder` puts it together. The ways of writing are the tables of `phrases`.
"""
