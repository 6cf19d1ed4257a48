"""The ledger: where records lie, and how they come in and out without loss."""
