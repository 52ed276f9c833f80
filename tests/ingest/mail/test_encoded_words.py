"""Encoded words come out as they were meant."""

import pytest

from relgraph_ingest.mail.encoded_words import decode


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?J=C3=B6rg?=", "Jörg"),
        ("=?UTF-8?B?SsO2cmc=?=", "Jörg"),
        ("=?utf-8?B?SsO2cmc?=", "Jörg"),
        ("=?iso-8859-1?Q?J=F6rg?= =?iso-8859-1?Q?_M=FCller?=", "Jörg Müller"),
        ("=?utf-8?b?SsM=?= =?utf-8?b?tnJn?=", "Jörg"),
        ("=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"),
        ("Re: =?utf-8?q?J=C3=B6rg?=, hello", "Re: Jörg, hello"),
        ("=?utf-8*de?q?J=C3=B6rg?=", "Jörg"),
        ("=?utf-8?q?with space?=", "with space"),
        ("=?gb2312?B?1Ow=?=", "造"),
        ("=?gb2312?B?lUY=?=", "旻"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?no-such?q?J=C3=B6rg?=", "Jörg"),
        ("=?no-such?q?J=F6rg?=", "Jörg"),
        ("=?us-ascii?q?J=F6rg?=", "J\ufffdrg"),
        ("=??q?x?=", "x"),
        ("=?utf-8?x?y?=", "=?utf-8?x?y?="),
        ("=?utf-8?q?half", "=?utf-8?q?half"),
    ],
)
def test_words_are_decoded(raw: str, meant: str) -> None:
    assert decode(raw) == meant


def test_twenty_thousand_words_are_not_all_decoded() -> None:
    assert len(decode("=?utf-8?q?ab?= " * 20_000)) < 10_000


def test_codecs_that_are_no_charsets_are_never_called() -> None:
    assert decode("=?idna?q?xn--a?=") == "xn--a"
    assert decode("=?zlib?b?eJwDAAAAAAE=?=")
