-- What an incident's place is called where no gazetteer has it. JSON list, the most frequent first. Derived.
ALTER TABLE incident ADD COLUMN named TEXT NOT NULL DEFAULT '[]';

-- The correction by which a user added a statement; none for what was found. Such rows are derived.
ALTER TABLE statement ADD COLUMN added INTEGER REFERENCES correction;

CREATE INDEX statement_by_addition ON statement (added) WHERE added IS NOT NULL;
