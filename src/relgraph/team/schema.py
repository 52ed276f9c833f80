"""The tables of the team space, newest format, and what brings older files up to it."""

from relgraph.spaces.files import Migration, adding

ONE = """
CREATE TABLE member (
    address TEXT PRIMARY KEY, name TEXT NOT NULL, book TEXT NOT NULL UNIQUE, added INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE alias (
    address TEXT PRIMARY KEY, member TEXT NOT NULL REFERENCES member ON DELETE CASCADE
) WITHOUT ROWID;

-- Secrets are kept as digests: who reads the file cannot sign in with what stands in it.
CREATE TABLE token (
    digest BLOB PRIMARY KEY, member TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
    scopes TEXT NOT NULL, made INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE session (
    digest BLOB PRIMARY KEY, member TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
    scopes TEXT NOT NULL, ends INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE launch (
    digest BLOB PRIMARY KEY, member TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
    scopes TEXT NOT NULL, ends INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE shared (
    id TEXT PRIMARY KEY,
    publisher TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
    audience TEXT NOT NULL,    -- 'everyone' or a member's address
    level TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    tier TEXT NOT NULL,
    last_month TEXT NOT NULL,
    domain TEXT,
    company TEXT,
    speaks_for TEXT NOT NULL   -- the date that tier and month hold for
) WITHOUT ROWID;
CREATE INDEX shared_address ON shared (address);
CREATE INDEX shared_domain ON shared (domain);
"""

TWO = """
CREATE TABLE administrator (member TEXT PRIMARY KEY REFERENCES member ON DELETE CASCADE) WITHOUT ROWID;
INSERT INTO administrator SELECT address FROM member ORDER BY added, address LIMIT 1;

CREATE TABLE password (
    member TEXT PRIMARY KEY REFERENCES member ON DELETE CASCADE,
    hash TEXT NOT NULL, recovery BLOB  -- the digest of the recovery code
) WITHOUT ROWID;
CREATE TABLE invitation (
    digest BLOB PRIMARY KEY, address TEXT, name TEXT NOT NULL,  -- no address: the first set-up
    reset INTEGER NOT NULL, guarded INTEGER NOT NULL, ends INTEGER NOT NULL
) WITHOUT ROWID;
ALTER TABLE token ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE token ADD COLUMN ends INTEGER;    -- none: never
ALTER TABLE token ADD COLUMN made_with BLOB;  -- the digest of the token that asked for it
CREATE INDEX token_member ON token (member);
ALTER TABLE session ADD COLUMN how TEXT;
ALTER TABLE session ADD COLUMN started INTEGER;

-- whose book was set aside when its member was removed
CREATE TABLE former (
    book TEXT PRIMARY KEY, address TEXT NOT NULL, name TEXT NOT NULL, removed INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE team (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE teammate (
    team TEXT NOT NULL REFERENCES team ON DELETE CASCADE,
    member TEXT NOT NULL REFERENCES member ON DELETE CASCADE, PRIMARY KEY (team, member)
) WITHOUT ROWID;
"""
"""What format 2 adds."""

SCHEMA = ONE + TWO
MIGRATIONS: tuple[Migration, ...] = (adding(TWO),)
