"""A member's book: ledger, judgements, sharing rules and what the owner set."""
