"""What happened: event mentions, the segments of text that tell them, and which segments of an article tell one event."""
