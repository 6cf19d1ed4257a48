"""The words of official documents as data: one TOML file for each subject, each word with an example."""
