"""Watch what a page does in a browser, and note what none of ours may do."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request, Response, WebError

REFUSED = "Failed to load resource: the server responded with a status of 4"


@dataclass  # without slots: Playwright keeps its own marks on what listens
class Watch:
    """Complaints about the pages of one visit."""

    home: str
    _complaints: list[str] = field(default_factory=list)
    _failed: list[str] = field(default_factory=list)
    _refused: set[str] = field(default_factory=set)

    def over(self, context: BrowserContext) -> "Watch":
        """Watch every page that is opened in this visit."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("dialog", self._dialog)
        context.on("request", self._request)
        context.on("response", self._response)
        return self

    @property
    def complaints(self) -> list[str]:
        """What happened that should not; a page that was refused may be refused, a part of a page not."""
        return self._complaints + [url for url in self._failed if url not in self._refused]

    def _console(self, message: ConsoleMessage) -> None:
        if message.text.startswith(REFUSED):
            self._failed.append(message.location["url"])
        elif message.type in ("error", "warning"):
            self._complaints.append(f"{message.type} in the console: {message.text}")

    def _error(self, error: WebError) -> None:
        self._complaints.append(f"uncaught: {error.error}")

    def _dialog(self, dialog: Dialog) -> None:
        self._complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:")):
            self._complaints.append(f"a request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.request.is_navigation_request() and 400 <= response.status < 500:
            self._refused.add(response.url)


def texts(page: Page, selector: str) -> list[str]:
    """Return what each element shows to be read, on one line each."""
    return [" ".join(text.split()) for text in page.locator(selector).all_inner_texts()]
