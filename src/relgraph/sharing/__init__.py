"""What a member publishes: rules, the publishing function, and the outbox that carries it to the team."""
