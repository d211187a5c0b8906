-- The first ledger. Rows are appended and never edited: what is latest is asked, not kept.

-- One reading, and its end when it came to one.
CREATE TABLE run (
    id        INTEGER PRIMARY KEY,
    started   TEXT NOT NULL,
    arguments TEXT NOT NULL             -- JSON list
) STRICT;

CREATE TABLE run_end (
    run      INTEGER PRIMARY KEY REFERENCES run,
    finished TEXT NOT NULL,
    counts   TEXT NOT NULL              -- JSON
) STRICT;

-- Captured bytes and where their WARC record stands.
CREATE TABLE capture (
    id           INTEGER PRIMARY KEY,
    sha256       BLOB NOT NULL UNIQUE,
    bytes        INTEGER NOT NULL,      -- before packing
    media_type   TEXT NOT NULL,
    target       TEXT NOT NULL,
    captured     TEXT,                  -- as the source states it
    file         INTEGER NOT NULL,
    start        INTEGER NOT NULL,
    length       INTEGER NOT NULL,      -- of the gzip member
    member_sha256 BLOB NOT NULL,        -- of the gzip member, so that no bit of the file is unguarded
    UNIQUE (file, start)
) STRICT;

CREATE TABLE document (
    id       INTEGER PRIMARY KEY,
    public   TEXT NOT NULL UNIQUE,
    identity TEXT NOT NULL
) STRICT;

-- What a document said when it was read. The id is the ledger's sequence number.
CREATE TABLE version (
    id              INTEGER PRIMARY KEY,
    document        INTEGER NOT NULL REFERENCES document,
    number          INTEGER NOT NULL,
    tag             TEXT NOT NULL,
    run             INTEGER REFERENCES run,
    added           TEXT NOT NULL,
    engine          TEXT NOT NULL,
    capture         INTEGER NOT NULL REFERENCES capture,
    member          TEXT,
    doc             TEXT NOT NULL,
    charset         TEXT NOT NULL,
    layers          TEXT NOT NULL,      -- JSON list
    title           TEXT,
    outlet          TEXT,
    outlet_words    TEXT,               -- folded, between spaces
    agency          TEXT,
    author          TEXT,
    url             TEXT,
    published       TEXT,
    published_basis TEXT NOT NULL,
    published_at    INTEGER,            -- seconds since 1970, UTC, for order
    published_day   INTEGER,            -- YYYYMMDD as printed, for filters
    language        TEXT,
    statements      INTEGER NOT NULL,
    text_sha256     BLOB NOT NULL,
    stated          TEXT NOT NULL,      -- JSON: metadata the source or the user stated
    diagnostics     TEXT NOT NULL,      -- JSON list: those of the reading of the bytes
    -- The long columns come last, so that a list of documents need not read past them.
    offsets         BLOB NOT NULL,      -- packed
    record          BLOB NOT NULL,      -- JSON, packed, without the text
    text            TEXT NOT NULL,
    UNIQUE (document, number),
    UNIQUE (document, tag)
) STRICT;

CREATE INDEX version_by_capture ON version (capture);
CREATE INDEX version_by_time ON version (published_at);

-- Captures of documents that have been read: SHA-256 of (capture, member, doc).
CREATE TABLE seen (
    key BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Names as people search for them: folded, and every word of them.
CREATE TABLE name (
    id     INTEGER PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE,
    words  INTEGER NOT NULL,
    last   TEXT NOT NULL
) STRICT;

CREATE INDEX name_by_last ON name (last);

CREATE TABLE name_word (
    word TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES name,
    PRIMARY KEY (word, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
    id      INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version,
    local   TEXT NOT NULL,
    printed TEXT NOT NULL,
    name    INTEGER NOT NULL REFERENCES name,
    type    TEXT NOT NULL,
    role    TEXT,
    UNIQUE (version, local)
) STRICT;

CREATE INDEX entity_by_name ON entity (name);

-- Every name an entity goes by, the fullest one included.
CREATE TABLE alias (
    name    INTEGER NOT NULL REFERENCES name,
    entity  INTEGER NOT NULL REFERENCES entity,
    printed TEXT NOT NULL,
    PRIMARY KEY (name, entity)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_by_entity ON alias (entity);

-- Spans are JSON lists of {span, words}.
CREATE TABLE statement (
    id        INTEGER PRIMARY KEY,
    version   INTEGER NOT NULL REFERENCES version,
    local     TEXT NOT NULL,
    field     TEXT NOT NULL,
    kind      TEXT NOT NULL,
    act       TEXT NOT NULL,
    certainty TEXT NOT NULL,
    speaker   INTEGER REFERENCES entity,
    source    TEXT NOT NULL,
    cue       TEXT NOT NULL,
    content   TEXT NOT NULL,
    via       TEXT NOT NULL,            -- JSON list of links
    addressee TEXT,                     -- JSON link
    authority TEXT,                     -- JSON link
    said_on   TEXT,                     -- JSON
    said_at   INTEGER,                  -- seconds since 1970, UTC, when the day is known
    UNIQUE (version, local)
) STRICT;

CREATE INDEX statement_by_speaker ON statement (speaker);

-- What could not be read, and what could be after all.
CREATE TABLE failure (
    id      INTEGER PRIMARY KEY,
    run     INTEGER NOT NULL REFERENCES run,
    at      TEXT NOT NULL,
    place   TEXT NOT NULL,
    code    TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT;

CREATE INDEX failure_by_place ON failure (place);

CREATE TABLE resolved (
    failure INTEGER PRIMARY KEY REFERENCES failure,
    run     INTEGER REFERENCES run,
    at      TEXT NOT NULL
) STRICT;
