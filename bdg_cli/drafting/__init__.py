"""From an official document to a draft of a plan file: text -> lines -> tree -> items -> units,
days and roles -> plan values -> file text. Each step is a pure function of values with positions.

`pipeline` has the steps in their order. `documents` reads files; `times` and `wording` know how the
genre says when and who.
"""
