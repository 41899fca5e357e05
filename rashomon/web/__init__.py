"""The case in a browser: a local app that shows events, accounts and evidence, and takes a reviewer's word."""

from rashomon.web.app import create_app

__all__ = ["create_app"]
