"""From the words of a call to an exit code: the only layer that knows the command line."""
