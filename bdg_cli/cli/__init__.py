"""Words in, exit code out: the only floor that knows the command line."""
