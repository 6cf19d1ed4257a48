"""The plan file: YAML text -> `Plan`, with every mistake in it and the place of each thing."""
