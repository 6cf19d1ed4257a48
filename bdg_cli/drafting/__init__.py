"""Turn an official document into the draft of a plan file.

The steps are lines, segments, paragraphs, outline, tasks, units, deadlines, sections and the text
of the file; `pipeline` has them in order. Each step is a pure function of values that know their
lines. `times` and `wording` know how official documents say when and who; `bdg_cli.documents` reads
the files.
"""
