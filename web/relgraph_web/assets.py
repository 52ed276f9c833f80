"""The files that pages need: style, script, icon; all of them come with the package."""

from hashlib import blake2b
from os import PathLike, stat_result
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"


class Assets(StaticFiles):
    """Static files; one that is asked for by its version never changes under that address."""

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a file with how long a browser may keep it."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        versioned = "v" in QueryParams(scope["query_string"])
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if versioned else "no-cache"
        return response


def addresses() -> dict[str, str]:
    """Return the address of each file, with its version."""
    return {file.name: f"/static/{file.name}?v={_version(file)}" for file in FOLDER.iterdir()}


def _version(file: Path) -> str:
    return blake2b(file.read_bytes(), digest_size=6).hexdigest()
