-- What retells: utterances. What a version is compared by now covers its statements, so it is worked out anew.

DROP TABLE likeness;

-- What follows from a version alone and is compared with others.
CREATE TABLE likeness (
    version    INTEGER PRIMARY KEY REFERENCES version,
    sketch     BLOB,                    -- none for a text of a few words
    terms      BLOB NOT NULL,
    statements BLOB NOT NULL,           -- the keys of each statement, in the order of the record
    claims     INTEGER NOT NULL         -- how many statements accuse or deny by themselves
) STRICT;

-- Two statements that were compared and have something to do with each other; `a` came in first.
CREATE TABLE comparison (
    a     INTEGER NOT NULL REFERENCES statement,
    b     INTEGER NOT NULL REFERENCES statement,
    score REAL NOT NULL,                -- how likely both render one act of speaking, 0 to 1
    part  TEXT NOT NULL,                -- whole, first (`a` is a part of `b`), second, overlap
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

-- The utterances that several statements render; any other statement is one by itself.
CREATE TABLE utterance_statement (
    statement INTEGER PRIMARY KEY REFERENCES statement,
    utterance TEXT NOT NULL
) STRICT;

CREATE INDEX statement_by_utterance ON utterance_statement (utterance);

-- Contested claims with everybody's position. Derived.
CREATE TABLE thread (
    public     TEXT PRIMARY KEY,
    claim      INTEGER NOT NULL REFERENCES statement,
    words      TEXT NOT NULL,           -- the claim's, as they stand in the statement
    denied     INTEGER NOT NULL,        -- whether they are a denial's
    unanswered TEXT NOT NULL,           -- JSON list of parties
    why        TEXT NOT NULL            -- JSON list of sentences
) STRICT, WITHOUT ROWID;

CREATE TABLE thread_position (
    thread   TEXT NOT NULL REFERENCES thread,
    place    INTEGER NOT NULL,
    party    TEXT NOT NULL,
    speakers TEXT NOT NULL,             -- JSON list of names
    deed     TEXT NOT NULL,
    told_by  TEXT,
    folded   TEXT NOT NULL,             -- the words of party and speakers, for asking
    PRIMARY KEY (thread, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE thread_statement (
    thread    TEXT NOT NULL REFERENCES thread,
    place     INTEGER NOT NULL,         -- of its position
    statement INTEGER NOT NULL REFERENCES statement,
    why       TEXT NOT NULL,            -- JSON list of sentences
    PRIMARY KEY (thread, place, statement)
) STRICT, WITHOUT ROWID;

CREATE INDEX thread_by_statement ON thread_statement (statement);

-- What users decided against or on top of what was grouped automatically. A correction names members, never groups: groups
-- are made anew.
CREATE TABLE correction (
    id       INTEGER PRIMARY KEY,
    public   TEXT NOT NULL UNIQUE,
    at       TEXT NOT NULL,
    author   TEXT NOT NULL,
    reason   TEXT NOT NULL,
    verb     TEXT NOT NULL,             -- merge, split, rename, reassign, withdraw, undo
    kind     TEXT NOT NULL,             -- what was corrected: story, origin, utterance, thread, statement
    subjects TEXT NOT NULL,             -- JSON list of members: {id, words}
    target   TEXT,                      -- JSON: a member of the group that the subjects move to
    name     TEXT,                      -- the name given
    undone   TEXT                       -- the correction that this one takes back
) STRICT;

-- Which groups corrections touch now, and what they call them. Derived.
CREATE TABLE corrected (
    grouping   TEXT NOT NULL,           -- the group's id
    correction INTEGER NOT NULL REFERENCES correction,
    name       TEXT,
    PRIMARY KEY (grouping, correction)
) STRICT, WITHOUT ROWID;

-- Statements that do not stand any more, by their rows. Derived.
CREATE TABLE withdrawn (
    statement  INTEGER PRIMARY KEY REFERENCES statement,
    correction INTEGER NOT NULL REFERENCES correction
) STRICT;

-- Up to which version and which correction the derived tables go.
DROP TABLE settled;
CREATE TABLE settled (
    version    INTEGER NOT NULL,
    correction INTEGER NOT NULL
) STRICT;
