"""Rashomon: every account of an incident, side by side, down to the sentence."""
