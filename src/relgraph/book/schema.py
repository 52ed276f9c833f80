"""The tables of a book, newest format, and what brings older files up to it.

Texts that come again (addresses, names, sources) stand once and are pointed at by number: a row with text
keys for each recipient takes ten times the space.
"""

from relgraph.spaces.files import Migration, adding

ONE = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- ledger: header facts
CREATE TABLE address (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE source (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    meeting INTEGER NOT NULL,
    time INTEGER,
    subject TEXT,
    verdict INTEGER NOT NULL,
    digest BLOB NOT NULL,
    source INTEGER NOT NULL REFERENCES source,
    place TEXT NOT NULL
);
CREATE TABLE participant (
    message INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
    part INTEGER NOT NULL,
    address INTEGER NOT NULL,  -- 0: none, a name alone
    name INTEGER NOT NULL,     -- 0: none
    PRIMARY KEY (message, part, address, name)
) WITHOUT ROWID;
CREATE TABLE message_list (
    message INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
    address INTEGER NOT NULL REFERENCES address,
    PRIMARY KEY (message, address)
) WITHOUT ROWID;

-- ledger: readings
CREATE TABLE extractor (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
    extractor INTEGER NOT NULL REFERENCES extractor,
    UNIQUE (message, extractor)
);
CREATE TABLE fact (
    reading INTEGER NOT NULL REFERENCES reading ON DELETE CASCADE,
    key BLOB NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (reading, key)
) WITHOUT ROWID;

-- ledger: the rest
CREATE TABLE other (
    key BLOB PRIMARY KEY, kind TEXT NOT NULL, time INTEGER, content TEXT NOT NULL
) WITHOUT ROWID;

-- what the owner decided
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY, time INTEGER NOT NULL,
    kind TEXT NOT NULL, about TEXT NOT NULL, other TEXT NOT NULL, undone INTEGER
);
CREATE TABLE rule (
    id INTEGER PRIMARY KEY, time INTEGER NOT NULL,
    level TEXT NOT NULL, selector TEXT NOT NULL, audience TEXT NOT NULL, pinned TEXT, undone INTEGER
);
CREATE TABLE left_out (selector TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE target (wanted TEXT PRIMARY KEY, added INTEGER NOT NULL, seen TEXT) WITHOUT ROWID;
CREATE TABLE run (id INTEGER PRIMARY KEY, started INTEGER NOT NULL, what TEXT NOT NULL, report TEXT);

-- publishing: what the team space was given, and what is on its way
CREATE TABLE published (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, row_id TEXT NOT NULL, content TEXT);

-- derived: day history, dropped and made anew with the graph
CREATE TABLE history (a TEXT NOT NULL, b TEXT NOT NULL, days BLOB NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
"""

TWO = """
-- runs: how far one is, what it reads, what it could not read
ALTER TABLE run ADD COLUMN stage TEXT;
ALTER TABLE run ADD COLUMN done INTEGER;
ALTER TABLE run ADD COLUMN total INTEGER;
CREATE TABLE run_source (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, source TEXT NOT NULL, PRIMARY KEY (run, source)
) WITHOUT ROWID;
CREATE TABLE failure (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, number INTEGER NOT NULL,
    source TEXT NOT NULL, place TEXT NOT NULL, error TEXT NOT NULL, PRIMARY KEY (run, number)
) WITHOUT ROWID;

-- the owner's other tools: their ids of accounts (by domain) and people (by address)
CREATE TABLE crm (
    system TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, subject TEXT NOT NULL,
    PRIMARY KEY (system, kind, id)
) WITHOUT ROWID;
CREATE INDEX crm_subject ON crm (kind, subject);

-- from somebody to the messages that prove a tie
CREATE INDEX participant_address ON participant (address);
"""
"""What format 2 adds."""

SCHEMA = ONE + TWO
MIGRATIONS: tuple[Migration, ...] = (adding(TWO),)
