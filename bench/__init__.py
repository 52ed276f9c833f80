"""What relgraph is measured by: one module for each benchmark, run by `python -m bench.run`."""
