"""Runs the app for one person, or for those who were given its address."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from rashomon.build import DEFAULT_MODEL
from rashomon.web.access import is_loopback, new_token
from rashomon.web.app import create_app

PORT = 8765


def serve(
    case_path: Path,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    model: str = DEFAULT_MODEL,
    gazetteer: Path | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Show a case in a browser until interrupted.

    Parameters: ``case_path``; ``host`` to bind to, any but loopback only with a token, which is made here and said once;
    ``port``, 0 for any free one; ``model`` and ``gazetteer`` as for :func:`~rashomon.web.create_app`;
    ``say`` is called with the address. Raises ``OSError`` when the port is taken or the host is none of this machine's, or when
    there is no such case.
    """
    token = None if is_loopback(host) else new_token()
    app = create_app(case_path, host=host, token=token, model=model, gazetteer=gazetteer)
    bound = _bind(host, port)
    with bound:
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{bound.getsockname()[1]}/" + (f"?token={token}" if token else "")
        say(f"{case_path} is shown at {address} (Ctrl-C ends it)")
        if token:
            say(
                "Whoever has this address can read and change the case. It is not encrypted on its way: use it in a network you trust."
            )
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3
        )
        # The server has closed in order when it passes the interruption on.
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[bound])


def _bind(host: str, port: int) -> socket.socket:
    bare = host.strip("[]")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(bare, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        # Who follows the address at once waits until the app has started, and is not refused.
        bound.listen(128)
    except OSError as error:
        raise OSError(
            f"can't listen on {host} port {port}: {error.strerror or error}; choose another with --host or --port"
        ) from error
    return bound
