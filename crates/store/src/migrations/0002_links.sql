-- What joins documents. `likeness` and `kinship` follow from texts alone and are appended; `story`, `story_document`
-- and `origin_document` are derived, like the search index: settling empties and fills them.

-- What a version's text is compared by.
CREATE TABLE likeness (
    version INTEGER PRIMARY KEY REFERENCES version,
    sketch  BLOB,                       -- none for a text of a few words
    terms   BLOB NOT NULL
) STRICT;

-- Two versions that go back to one report.
CREATE TABLE kinship (
    a       INTEGER NOT NULL REFERENCES version,
    b       INTEGER NOT NULL REFERENCES version,
    kinship TEXT NOT NULL,              -- copy, cut, rewrite
    shared  INTEGER NOT NULL,           -- words
    of_a    INTEGER NOT NULL,           -- words
    of_b    INTEGER NOT NULL,
    longest TEXT NOT NULL,              -- the longest run of words in both, as `a` prints it
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    public  TEXT PRIMARY KEY,
    central INTEGER NOT NULL REFERENCES document
) STRICT;

CREATE TABLE story_document (
    document INTEGER PRIMARY KEY REFERENCES document,
    story    TEXT NOT NULL REFERENCES story,
    nearest  INTEGER REFERENCES document -- the document of the story that it is most like
) STRICT;

CREATE INDEX document_by_story ON story_document (story);

CREATE TABLE origin_document (
    document INTEGER PRIMARY KEY REFERENCES document,
    origin   TEXT NOT NULL
) STRICT;

CREATE INDEX document_by_origin ON origin_document (origin);

-- Up to which version the derived tables go; the last row counts.
CREATE TABLE settled (
    version INTEGER NOT NULL
) STRICT;
