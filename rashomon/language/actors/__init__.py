"""Actors: who acts, speaks or suffers in a text, and the code of each."""

from rashomon.language.actors.component import Actors, make_actors

__all__ = ["Actors", "make_actors"]
