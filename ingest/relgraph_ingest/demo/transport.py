"""What servers write above a message on its way to a member's mailbox."""

from datetime import UTC, timedelta, timezone
from random import Random

from relgraph_ingest.demo.chance import dice, digits
from relgraph_ingest.demo.post import Mail
from relgraph_ingest.demo.programs import mime

_MICROSOFT = frozenset({"m365", "outlook_web", "outlook_mobile"})
_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_LOWER = "abcdefghijklmnopqrstuvwxyz0123456789"


def delivered(mail: Mail, address: str) -> bytes:
    """Return the message as it lies in the mailbox of `address`, with LF line ends.

    Hosts have addresses from the ranges kept for documentation (RFC 5737, RFC 3849).
    """
    rng = dice(mail.raw, address)
    at = mail.time.astimezone(timezone(timedelta(hours=-8))) + timedelta(seconds=rng.randint(1, 20))
    domain = mail.sender.rpartition("@")[2]
    hop, client = _hop(mail, rng)
    trace = f"2002:a{digits(rng, 2)}:{digits(rng, 4)}:0:b0:{digits(rng, 3)}:{digits(rng, 4)}:{digits(rng, 4)}"
    ident = f"{digits(rng, 14, _LOWER)}"
    lines = [
        f"Delivered-To: {address}",
        f"Received: by {trace} with SMTP id {digits(rng, 10, _LOWER)}csp{rng.randint(100000, 999999)}xyz;\n"
        f"        {mime.dated(at)} (PST)",
        f"X-Received: by {trace} with SMTP id {ident}.{rng.randint(1, 60)}.{int(at.timestamp())};\n"
        f"        {mime.dated(at)} (PST)",
        f"Return-Path: <{mail.sender}>",
        f"Received: from {hop} ({hop}. [{client}])\n        by mx.google.com with ESMTPS id {ident}\n"
        f"        for <{address}>\n        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\n"
        f"        {mime.dated(at)} (PST)",
    ]
    if domain:
        lines += _judged(mail, domain, client, rng)
    if mail.origin in _MICROSOFT:
        lines += _microsoft(mail, rng)
    elif mail.origin not in {"gmail", "bulk"}:
        lines.append(_submitted(mail, domain, rng))
    return "\n".join(lines).encode() + b"\n" + mail.raw


def _hop(mail: Mail, rng: Random) -> tuple[str, str]:
    number = rng.randint(2, 250)
    if mail.origin in _MICROSOFT:
        site = rng.choice(["DB8EUR05", "AM7EUR03", "VI1EUR06"])
        return (
            f"mail-{site.lower()}on{rng.randint(2000, 2999)}.outbound.protection.outlook.com",
            f"2001:db8::{number}",
        )
    if mail.origin == "gmail":
        return f"mail-sor-f{rng.randint(41, 73)}.google.com", f"192.0.2.{number}"
    domain = mail.sender.rpartition("@")[2] or "fennmark.example"
    return f"{rng.choice(['mail', 'mx1', 'out', 'smtp'])}.{domain}", f"203.0.113.{number}"


def _judged(mail: Mail, domain: str, client: str, rng: Random) -> list[str]:
    selector = {"gmail": "google"}.get(mail.origin, "selector1" if mail.origin in _MICROSOFT else "mail")
    signed = domain if rng.random() > 0.08 else ""
    good = (
        f"dkim=pass header.i=@{signed} header.s={selector} header.b={digits(rng, 8, _BASE64)};"
        if signed
        else "dkim=none;"
    )
    judged = (
        f"Authentication-Results: mx.google.com;\n       {good}\n"
        f"       spf=pass (google.com: domain of {mail.sender} designates {client} as permitted sender) "
        f"smtp.mailfrom={mail.sender};\n"
        f"       dmarc=pass (p={rng.choice(['NONE', 'QUARANTINE', 'REJECT'])} dis=NONE) header.from={domain}"
    )
    lines = [
        f"Received-SPF: pass (google.com: domain of {mail.sender} designates {client} as permitted sender) "
        f"client-ip={client};",
        judged,
    ]
    if signed:
        lines.append(
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n d={signed}; s={selector};\n"
            f" h=From:Date:Subject:Message-ID:Content-Type:MIME-Version;\n"
            f" bh={digits(rng, 43, _BASE64)}=;\n b={digits(rng, 64, _BASE64)}\n {digits(rng, 64, _BASE64)}\n"
            f" {digits(rng, 42, _BASE64)}=="
        )
    return lines


def _microsoft(mail: Mail, rng: Random) -> list[str]:
    host = f"{rng.choice(['AM9PR04MB', 'DB9PR08MB'])}{rng.randint(1000, 9999)}.eurprd04.prod.outlook.com"
    at = mime.dated(mail.time.astimezone(UTC))
    tenant = "-".join(digits(rng, size) for size in (8, 4, 4, 4, 12))
    return [
        f"Received: from {host} (2001:db8::{digits(rng, 3)})\n by {host} (2001:db8::{digits(rng, 3)})"
        " with Microsoft SMTP\n Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id\n"
        f" 15.20.9388.{rng.randint(2, 19)}; {at}",
        f"X-MS-Exchange-CrossTenant-id: {tenant}",
    ]


def _submitted(mail: Mail, domain: str, rng: Random) -> str:
    inside, outside = (
        f"192.168.{rng.randint(0, 9)}.{rng.randint(2, 250)}",
        f"198.51.100.{rng.randint(2, 250)}",
    )
    ident = digits(rng, 11, "0123456789ABCDEF")
    return (
        f"Received: from [{inside}] (unknown [{outside}])\n"
        f"\tby mail.{domain or 'fennmark.example'} (Postfix) with ESMTPSA id {ident};\n"
        f"\t{mime.dated(mail.time)}"
    )
