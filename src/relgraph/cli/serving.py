"""Serving the pages and the API; the demonstration."""

import ipaddress
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from relgraph.address import Address
from relgraph.cli.context import As, member_of, opened, say
from relgraph.errors import BadUse
from relgraph.house import House

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

HostName = Annotated[str, typer.Option(help="Address to listen at.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="0: a free one.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("serve")(serve)
    app.command("demo")(demo)


def serve(
    context: typer.Context,
    member: As = None,
    host: HostName = "127.0.0.1",
    port: Port = 8765,
    public: Annotated[
        list[str] | None,
        typer.Option("--public-host", help="A name under which a proxy serves these pages, over TLS."),
    ] = None,
) -> None:
    """Serve the pages and the API, and print a link that signs in once."""
    with opened(context) as house:
        members = house.team.members()
        owner = member_of(house, member) if member or len(members) == 1 else None
        run(house, owner, host, port, public or [])


def demo(
    context: typer.Context,
    *,
    serving: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the pages in the end.")] = True,
    seed: Annotated[int, typer.Option(help="Another team for another number.")] = 7,
    host: HostName = "127.0.0.1",
    port: Port = 8765,
) -> None:
    """Make a fictional team, read its mail, and show who can introduce whom."""
    from relgraph.cli.demo import prepare, show  # only here: the other commands start faster without it

    given = "home" in context.obj.settings.model_fields_set
    home = context.obj.settings.home if given else user_data_path("relgraph-demo", appauthor=False)
    context.obj.settings = context.obj.settings.model_copy(update={"home": Path(home)})
    prepare(context.obj.settings, seed)
    with opened(context) as house:
        owner = show(house)
        if serving:
            run(house, owner, host, port, [])


def run(house: House, owner: Address | None, host: str, port: int, public: list[str]) -> None:
    """Serve until stopped; the address is bound before it is printed."""
    import uvicorn  # only here: the other commands start faster without it

    from relgraph_web.app import create_app

    listening = _listen(host, port)
    with listening:
        bound = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        url = f"http://{shown}:{bound}"
        app = create_app(house, hosts=[*_names(shown, bound), *public], secure=bool(public))
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, date_header=True
        )
        say(f"Serving on {url}")
        if owner is not None:
            # Answers without a name for the link are for those who can read this terminal alone.
            say(f"Sign in once as {owner}: {url}/signin?launch={house.access.make_launch(owner)}")
        sys.stdout.flush()
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise BadUse(f"{host}:{port} cannot be listened at ({error.strerror}): say another --port") from error
    listening.listen(128)
    return listening


def _names(host: str, port: int) -> list[str]:
    names = {*LOOPBACK, host} if _local(host) else {host}
    return sorted({name for one in names for name in (one, f"{one}:{port}")})


def _local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
