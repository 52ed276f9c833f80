"""Members and teams: who is here, and for an administrator who may come and go."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from relgraph.address import Address, address
from relgraph.errors import BadUse
from relgraph.front import Administration
from relgraph_web.forms import posted_to_write, text
from relgraph_web.names import sentence
from relgraph_web.notices import Notice
from relgraph_web.site import Here, Site, session

router = APIRouter()

Posted = Annotated[FormData, Depends(posted_to_write)]


@router.get("/members")
def members(request: Request, here: Here) -> Response:
    """Show who is a member."""
    return _page(request, here)


@router.post("/members/invite")
def invite(request: Request, here: Here, form: Posted) -> Response:
    """Invite somebody, and show the link once."""
    office = _office(request, here)
    try:
        code = office.invite(text(form, "address"), text(form, "name"))
    except BadUse as error:
        return _page(request, here, 422, error=_said(error), typed=text(form, "address"))
    return _link(request, here, code, "invitation", text(form, "address").strip())


@router.post("/members/reset")
def reset(request: Request, here: Here, form: Posted) -> Response:
    """Make a link with which a member sets a new password, together with the own recovery code."""
    office = _office(request, here)
    try:
        member = _member(form)
        code = office.reset(member)
    except BadUse as error:
        return _page(request, here, 422, trouble=_said(error))
    return _link(request, here, code, "reset", member)


@router.post("/members/withdraw")
def withdraw(request: Request, here: Here, form: Posted) -> Response:
    """Take an invitation back."""
    gone = _office(request, here).withdraw(text(form, "id"))
    return here.go(
        request, "/members", Notice("The link no longer works." if gone else "It was gone already.")
    )


@router.get("/members/remove")
def removing(request: Request, here: Here, member: str = "") -> Response:
    """Ask before a member is removed."""
    office = _office(request, here)
    found = [one for one in office.roster()["members"] if one["address"] == member]
    if not found:
        raise HTTPException(404)
    if member == session(request).signed.member:
        return here.go(request, "/book/leave")
    return here.pages.show(request, "remove.html", one=found[0])


@router.post("/members/remove")
def remove(request: Request, here: Here, form: Posted) -> Response:
    """Remove a member."""
    office = _office(request, here)
    try:
        gone = _member(form)
        if gone == session(request).signed.member:
            return here.go(request, "/book/leave")
        office.remove(gone)
    except BadUse as error:
        return _page(request, here, 422, trouble=_said(error))
    return here.go(request, "/members", Notice(f"{gone} is no member any more. What was shared is gone."))


@router.post("/members/administrators")
def administrators(request: Request, here: Here, form: Posted) -> Response:
    """Make a member administrator, or no longer."""
    office = _office(request, here)
    try:
        member = _member(form)
        (office.appoint if text(form, "is") == "yes" else office.dismiss)(member)
    except BadUse as error:
        return _page(request, here, 422, trouble=_said(error))
    return here.go(request, "/members")


@router.post("/members/teams")
def form_team(request: Request, here: Here, form: Posted) -> Response:
    """Form a team, or say anew who is in it."""
    office = _office(request, here)
    words = text(form, "members").replace(",", " ").split()
    try:
        inside = [found for found in map(address, words) if found is not None]
        if len(inside) < len(words) or not inside:
            raise BadUse("say who is in the team: mail addresses of members, one a line")
        office.form_team(text(form, "team"), inside)
    except BadUse as error:
        return _page(request, here, 422, wrong_team=_said(error), typed_team=text(form, "team"))
    return here.go(request, "/members", Notice("The team is formed; what is shared with it follows it."))


@router.post("/members/teams/dissolve")
def dissolve_team(request: Request, here: Here, form: Posted) -> Response:
    """Dissolve a team."""
    stood = _office(request, here).dissolve_team(text(form, "team"))
    told = "Dissolved. What was shared with it alone is seen no longer." if stood else "It was gone already."
    return here.go(request, "/members", Notice(told))


def _page(request: Request, here: Site, status: int = 200, **told: Any) -> Response:
    office = here.front.administration(session(request).signed.member)
    roster = office.roster() if office else None
    listed = here.answers(request, None).members()["items"]
    many = f"{len(listed):,} {'person uses' if len(listed) == 1 else 'people use'} relgraph here."
    page = here.pages.show(
        request,
        "members.html",
        status,
        notice=here.notice(request),
        summary=many,
        members=listed,
        administrators={one["address"] for one in roster["members"] if one["administrator"]}
        if roster
        else set(),
        roster=roster,
        teams=here.desk(request).sharing.rules()["teams"],
        **{"error": None, "trouble": None, "typed": "", "wrong_team": None, "typed_team": "", **told},
    )
    here.cookies.notice.clear(request, page)
    return page


def _link(request: Request, here: Site, code: str, kind: str, who: str) -> Response:
    url = f"{here.base(request)}/welcome?code={code}"
    return here.pages.show(request, "secret.html", kind=kind, secret=url, onward="/members", who=who)


def _office(request: Request, here: Site) -> Administration:
    office = here.front.administration(session(request).signed.member)
    if office is None:
        raise HTTPException(403, "Only an administrator can do that.")
    return office


def _member(form: FormData) -> Address:
    found = address(text(form, "member"))
    if found is None:
        raise BadUse("choose a member")
    return found


def _said(error: BadUse) -> str:
    return f"{sentence(str(error))}."
