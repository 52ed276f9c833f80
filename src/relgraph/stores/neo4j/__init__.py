"""The Neo4j store: graphs of books, and that of the team, on a server; all Cypher stands in this package."""
