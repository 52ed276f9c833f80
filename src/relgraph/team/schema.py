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
"""
"""What format 2 adds."""

SCHEMA = ONE + TWO
MIGRATIONS: tuple[Migration, ...] = (adding(TWO),)
