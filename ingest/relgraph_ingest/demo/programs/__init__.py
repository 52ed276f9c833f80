"""Mail programs: each writes a letter in its own way."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from types import MappingProxyType

from relgraph_ingest.demo.letters import Letter
from relgraph_ingest.demo.programs import apple, gmail, outlook, thunderbird, webmail

_WRITERS: MappingProxyType[str, tuple[Callable[[str, datetime, Random], str], Callable[[Letter], str]]] = (
    MappingProxyType(
        {
            "gmail": (gmail.message_id, gmail.write),
            "m365": (outlook.cloud_id, outlook.write),
            "outlook_web": (outlook.cloud_id, outlook.write),
            "outlook_mobile": (outlook.cloud_id, outlook.write),
            "exchange": (outlook.server_id, outlook.write),
            "outlook": (outlook.desktop_id, outlook.write),
            "apple": (apple.message_id, apple.write),
            "iphone": (apple.message_id, apple.write),
            "thunderbird": (thunderbird.message_id, thunderbird.write),
            "mutt": (thunderbird.mutt_id, thunderbird.write_mutt),
            "webmail": (webmail.trinity_id, webmail.write_trinity),
            "proton": (webmail.proton_id, webmail.write_proton),
        }
    )
)


def message_id(program: str, address: str, at: datetime, rng: Random) -> str:
    """Return a new Message-ID in that program's form."""
    return _WRITERS[program][0](address, at, rng)


def write(letter: Letter) -> bytes:
    """Return the message as the letter's program sends it, with LF line ends."""
    return _WRITERS[letter.program][1](letter).encode("ascii", "surrogateescape")
