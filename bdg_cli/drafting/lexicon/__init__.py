"""The words of official documents as data: a TOML file a subject, each word with an example."""
