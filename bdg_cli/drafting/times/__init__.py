"""Find phrases of time in an official document and resolve them to windows.

`time_points` knows single days, months, quarters and years; `point_groups` joins them to ranges and
lists. `time_context` decides from the words around a group whether it is a deadline, a beginning, a
window or no time at all. `recurring_phrases` knows what recurs, and `window_resolution` works out
missing years. `time_finder` puts all of it together; the ways of writing are the tables of
`lexicon/times.toml`.
"""
