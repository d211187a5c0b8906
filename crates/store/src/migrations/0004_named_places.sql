-- What an incident's place is called where no gazetteer has it. JSON list, the most frequent first. Derived.
ALTER TABLE incident ADD COLUMN named TEXT NOT NULL DEFAULT '[]';
