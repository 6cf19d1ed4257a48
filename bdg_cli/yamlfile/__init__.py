"""YAML text -> a tree in which each part knows its place, validated by pydantic."""
