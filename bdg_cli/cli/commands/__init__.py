"""The verbs, one per file. Each has `HELP`, the text of its help page, and `run`.

`run` takes the environment, and the options as keywords, and returns an exit code. Its annotations
name types of `cli/options.py`; they are evaluated only when Typer parses the call.
"""
