"""Where a house keeps its graphs: in the books' own files, or on a Neo4j."""
