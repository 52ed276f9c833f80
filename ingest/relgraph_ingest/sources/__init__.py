"""Sources: walk what a member points at, message by message."""

from relgraph_ingest.sources.items import Failed, Raw, Reason, Skipped, Span
from relgraph_ingest.sources.leave_out import LeaveOut
from relgraph_ingest.sources.source import Source, open_source

__all__ = ["Failed", "LeaveOut", "Raw", "Reason", "Skipped", "Source", "Span", "open_source"]
