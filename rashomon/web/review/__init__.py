"""The review screens: the queue, two reports side by side, one event taken apart, a value corrected, the log."""

from fastapi import APIRouter

from rashomon.web.review import change, correct, event, log, pair, queue

router = APIRouter(include_in_schema=False)
for screen in (queue, pair, event, correct, change, log):
    router.include_router(screen.router)

__all__ = ["router"]
