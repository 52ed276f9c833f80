"""From ledger and judgements to a graph: who is one person, who works where, who wrote whom on which day."""
