"""The folder of plans and its ledger: where the user's files are read and written."""
