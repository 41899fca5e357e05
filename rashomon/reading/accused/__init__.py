"""Whether words of a speaker lay an incident at somebody's door: a learned decision on each speaker, each one he names and each incident."""

from rashomon.reading.accused.judge import accusations

__all__ = ["accusations"]
