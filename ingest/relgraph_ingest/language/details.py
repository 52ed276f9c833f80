"""Tell what a line of a signature is made of: phones, links, addresses, names, or prose."""

import re

from relgraph_ingest.language.companies import has_legal_suffix
from relgraph_ingest.language.titles import is_title

PHONE = re.compile(r"(?<![\w/-])(?:\+|\(|\d)[\d(). /-]{5,}\d(?![\w-])")
URL = re.compile(r"(?i)\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|edu|io|co\.uk|de|fr)\b(?!@)")
MAIL = re.compile(r"[^\s<>()\[\]]+@[\w-]+(?:\.[\w-]+)+")
_CHANNEL = re.compile(
    r"(?i)(?:\A|[\s|,;(])(?:tel|tele|telephone|phone|ph|fax|facsimile|cell|mobile|mob|office|direct|pager|voice"
    r"|email|e-mail|web|skype|linkedin|twitter|telefon|téléphone|teléfono|telefono|handy|portable|internet)\b[.:]?"
    r"|\b[TFMPCOD][:.]\s*[+(\d]"
)
_ADDRESS = re.compile(
    r"(?i)\b[A-Z]{2}[ .]+\d{5}(?:-\d{4})?\b|\bP\.?\s?O\.?\s?Box\b"
    r"|\b\d{1,6}\s+(?:[\w.]+\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|suite|ste|drive|dr|lane|ln"
    r"|parkway|pkwy|way|plaza|square)\b|\b(?:suite|floor|room)\s+\d|stra(?:ß|ss)e\s+\d|\b\d{5}\s+[A-Z]"
)
LONGEST_LINE = 200
"""Characters of a line beyond which it is no part of a signature, whatever it holds."""
_STOP = re.compile(r"[.?!]\s*\Z")


def is_detail(text: str) -> bool:
    """Say whether a line holds what only signatures hold: phone, address, link, title, company."""
    if len(text) > LONGEST_LINE:
        return False
    return bool(
        PHONE.search(text)
        or _CHANNEL.search(text)
        or MAIL.search(text)
        or URL.search(text)
        or _ADDRESS.search(text)
        or is_title(text)
        or (has_legal_suffix(text) and len(text.split()) <= 8)
    )


def is_reachable(text: str) -> bool:
    """Say whether a line holds a phone number or a mail address."""
    return len(text) <= LONGEST_LINE and bool(PHONE.search(text) or MAIL.search(text))


def is_prose(text: str) -> bool:
    """Say whether a line reads as part of a sentence and not of a signature."""
    if len(text) > LONGEST_LINE:
        return True
    found = text.split()
    if PHONE.search(text) or MAIL.search(text) or URL.search(text):
        return len(found) > 12
    if len(text) > 90 or (len(found) > 6 and _STOP.search(text) and not has_legal_suffix(text)):
        return True
    low = sum(1 for word in found if word.islower() and word.isalpha())
    return len(found) >= 5 and low >= 0.6 * len(found)


def is_name_like(text: str) -> bool:
    """Say whether a line could be a person's name: one to four capitalised words."""
    plain = text.strip(" -–—~*_,.!")
    found = plain.split()
    if not 1 <= len(found) <= 4 or len(plain) > 40 or is_title(plain) or has_legal_suffix(plain):
        return False
    return all(
        word[0].isupper()
        and word.replace(".", "").replace("'", "").replace("-", "").replace("’", "").isalpha()
        for word in found
    )
