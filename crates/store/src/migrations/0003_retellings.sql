-- What retells: utterances; and what is told of: incidents. What a version is compared by now covers its statements and
-- the incidents it tells of, so it is worked out anew.

DROP TABLE likeness;

-- What follows from a version alone and is compared with others.
CREATE TABLE likeness (
    version    INTEGER PRIMARY KEY REFERENCES version,
    sketch     BLOB,                    -- none for a text of a few words
    terms      BLOB NOT NULL,
    statements BLOB NOT NULL,           -- the keys of each statement, in the order of the record
    mentions   TEXT NOT NULL,           -- JSON list: what it tells of incidents
    credits    TEXT NOT NULL,           -- JSON: whose report it is by its own words, as far as that joins it to others
    claims     INTEGER NOT NULL         -- how many statements accuse or deny by themselves
) STRICT;

-- Why documents are of one origin: two versions share words (a row of `kinship`) or credit one report. Derived.
CREATE TABLE tie (
    a        INTEGER NOT NULL REFERENCES version,
    b        INTEGER NOT NULL REFERENCES version,
    credit   TEXT,                      -- wire, interview, first_reported, cited; none: they share words
    credited TEXT,                      -- the publisher that both go back to
    why      TEXT                       -- that in words
) STRICT;

CREATE INDEX tie_by_version ON tie (a, b);

-- Two statements that were compared and have something to do with each other; `a` came in first.
CREATE TABLE comparison (
    a     INTEGER NOT NULL REFERENCES statement,
    b     INTEGER NOT NULL REFERENCES statement,
    score REAL NOT NULL,                -- how likely both render one act of speaking, 0 to 1
    part  TEXT NOT NULL,                -- whole, first (`a` is a part of `b`), second, overlap
    undated INTEGER NOT NULL,           -- whether one speaker says both and not both are dated
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

-- The utterances that several statements render; any other statement is one by itself.
CREATE TABLE utterance_statement (
    statement INTEGER PRIMARY KEY REFERENCES statement,
    utterance TEXT NOT NULL
) STRICT;

CREATE INDEX statement_by_utterance ON utterance_statement (utterance);

-- What is said to have happened, over all documents. Derived.
CREATE TABLE incident (
    public    TEXT PRIMARY KEY,
    kind      TEXT NOT NULL,            -- what it is called most often
    kinds     TEXT NOT NULL,            -- JSON list: all that it is called
    words     TEXT NOT NULL,            -- JSON list: the words for it
    occurred  TEXT NOT NULL,            -- JSON: when, as closely as it is said
    at        INTEGER,                  -- seconds since 1970, UTC, for order; none where no year is said
    first_day INTEGER,                  -- YYYYMMDD, the first it can have been, for filters
    last_day  INTEGER,                  -- YYYYMMDD, the last
    site      TEXT,                     -- JSON: where, as closely as it is said
    sites     TEXT NOT NULL,            -- JSON list of [site, documents' ids]
    withdrawn INTEGER REFERENCES correction
) STRICT;

-- The accounts of incidents. Derived.
CREATE TABLE incident_mention (
    version  INTEGER NOT NULL REFERENCES version,
    number   INTEGER NOT NULL,          -- which of those that the version tells of
    incident TEXT NOT NULL REFERENCES incident,
    why      TEXT NOT NULL,             -- JSON list
    PRIMARY KEY (version, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_by_incident ON incident_mention (incident);

-- The places that are claimed and all that they lie in, for filters. Derived.
CREATE TABLE incident_place (
    incident TEXT NOT NULL REFERENCES incident,
    place    INTEGER NOT NULL,          -- GeoNames id; 0 where there is none
    words    TEXT NOT NULL,             -- its name, folded, between spaces
    PRIMARY KEY (incident, place, words)
) STRICT, WITHOUT ROWID;

-- What is counted of incidents, where a number is printed. Derived.
CREATE TABLE incident_measure (
    incident TEXT NOT NULL REFERENCES incident,
    measure  TEXT NOT NULL,
    PRIMARY KEY (incident, measure)
) STRICT, WITHOUT ROWID;

-- Incidents that may be one, and why they are not taken to be. Derived.
CREATE TABLE incident_dispute (
    incident TEXT NOT NULL REFERENCES incident,
    other    TEXT NOT NULL REFERENCES incident,
    why      TEXT NOT NULL,
    PRIMARY KEY (incident, other, why)
) STRICT, WITHOUT ROWID;

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
    kind     TEXT NOT NULL,             -- what was corrected: story, origin, utterance, speaker, incident, thread, statement
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

-- Speakers' names that corrections touch, folded. Derived.
CREATE TABLE corrected_name (
    name    TEXT PRIMARY KEY,
    speaker TEXT NOT NULL,              -- the folded name of the speaker it stands for
    called  TEXT,                       -- what the speaker is called
    apart   INTEGER NOT NULL            -- whether it is never taken for the last name of another
) STRICT, WITHOUT ROWID;

-- Statements that are said to be somebody else's. Derived.
CREATE TABLE spoken_by (
    statement  INTEGER PRIMARY KEY REFERENCES statement,
    name       TEXT NOT NULL,
    correction INTEGER NOT NULL REFERENCES correction
) STRICT;
