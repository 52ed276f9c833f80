"""Serving the pages and the API; the demonstration."""

import ipaddress
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from relgraph.address import Address
from relgraph.cli.context import As, member_of, opened, say
from relgraph.cli.settings import Settings
from relgraph.errors import BadUse
from relgraph.house import House
from relgraph.team.invitations import Invitations

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
    proxy: Annotated[
        list[str] | None,
        typer.Option("--trust-proxy", metavar="CIDR", help="Where that proxy is: its address or network."),
    ] = None,
    header: Annotated[
        str | None,
        typer.Option("--trust-header", metavar="NAME", help="The header in which it says who signed in."),
    ] = None,
    *,
    read_files: Annotated[
        bool, typer.Option("--read-files", help="Let the pages read mail by its path on this machine.")
    ] = False,
) -> None:
    """Serve the pages and the API, and print a link that signs in once."""
    doors = Doors(host, port, tuple(public or ()), tuple(proxy or ()), header, read_files=read_files)
    with opened(context) as house:
        members = house.team.members()
        owner = member_of(house, member) if member or len(members) == 1 else None
        run(house, owner, doors, context.obj.settings)


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
            run(house, owner, Doors(host, port), context.obj.settings)


@dataclass(frozen=True, slots=True)
class Doors:
    """Where a server listens, and whom it believes."""

    host: str
    port: int
    public: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    header: str | None = None
    read_files: bool = False

    def check(self) -> None:
        """Raise BadUse for what would hand this machine's files to others."""
        if self.read_files and not (_local(self.host) and not self.public and not self.proxies):
            raise BadUse("--read-files is for one's own machine: leave out --host, --public-host and proxies")


def run(house: House, owner: Address | None, doors: Doors, settings: Settings) -> None:
    """Serve until stopped; the address is bound before it is printed."""
    import uvicorn  # only here: the other commands start faster without it

    from relgraph.cli.intake import Readings
    from relgraph_api.rates import Rates
    from relgraph_web.app import create_app
    from relgraph_web.proxy import trusted

    doors.check()
    proxy = trusted(doors.header, doors.proxies)
    environment = {"RELGRAPH_HOME": str(house.home.path), "RELGRAPH_STORE": settings.store}
    intake = Readings(house, environment, by_path=doors.read_files)
    with _listen(doors.host, doors.port) as listening:
        bound = listening.getsockname()[1]
        shown = f"[{doors.host}]" if ":" in doors.host else doors.host
        url = f"http://{shown}:{bound}"
        names = [*_names(shown, bound), *doors.public]
        app = create_app(
            house,
            hosts=names,
            secure=bool(doors.public),
            proxy=proxy,
            intake=intake,
            rates=Rates(settings.api_rate),
        )
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=True,
            proxy_headers=False,  # whom to believe is said by --trust-proxy alone
        )
        say(f"Serving on {url}")
        _invite(house, owner, url)
        sys.stdout.flush()
        try:
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            intake.close()


def _invite(house: House, owner: Address | None, url: str) -> None:
    """Print the link that lets in who reads this terminal."""
    # Answers without a name for the link are for those who can read this terminal alone.
    if owner is not None:
        say(f"Sign in once as {owner}: {url}/signin?launch={house.access.make_launch(owner)}")
    elif not house.team.members():
        code = Invitations(house.team.space, house.clock).make(None, "", reset=False, guarded=False)
        say(f"Nobody is a member yet. Set up once: {url}/welcome?code={code}")


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
