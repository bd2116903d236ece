-- The index of vanban, schema version 3: one SQLite file that any SQL client reads without vanban.
-- docs/data-model.md draws it. Offsets ending in _byte count bytes of the document's text as UTF-8, those ending in
-- _char count characters (code points); both are half-open. Dates are EDTF as the text states them; beside them stand
-- ISO days: *_from and *_to, the first and the last day that they can mean. The views are in views.sql.

-- What was read ----------------------------------------------------------------------------------------------------

CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: a changed document gets a new one
  name TEXT NOT NULL UNIQUE,             -- the id given with the document, else its path
  source TEXT,                           -- path or URL
  title TEXT,
  date TEXT,                             -- the document's own date
  date_from TEXT,
  date_to TEXT,
  kind TEXT,                             -- of an official document: Nghị quyết, Kế hoạch …
  number TEXT,
  issuer TEXT,
  province TEXT,                         -- where it comes from
  published TEXT,                        -- as given with the document
  given_title TEXT,
  text_bytes INTEGER NOT NULL,
  encoding TEXT,                         -- set where the file was not plain UTF-8
  invalid_bytes INTEGER NOT NULL DEFAULT 0,
  origin TEXT,                           -- absolute path of the file that it was read from; null: not from a file
  content_hash TEXT NOT NULL,            -- of the text and all that was given with it
  rules TEXT NOT NULL,                   -- fingerprint of the rules that found its facts
  resolved INTEGER NOT NULL DEFAULT 0    -- whether its persons, bodies and citations are joined with those of others
) STRICT;

CREATE TABLE document_texts (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,                -- document_id * 1048576 + ordinal; also the rowid in sentence_index
  document_id INTEGER NOT NULL REFERENCES documents (id),
  start_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  zone TEXT NOT NULL,
  kind TEXT NOT NULL                     -- prose, heading, list-item
) STRICT;

-- What was found ---------------------------------------------------------------------------------------------------

CREATE TABLE facts (
  id INTEGER PRIMARY KEY,                -- document_id * 1048576 + the fact's number in its document
  document_id INTEGER NOT NULL REFERENCES documents (id),
  sentence_id INTEGER REFERENCES sentences (id),
  type TEXT NOT NULL,
  start_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  rule TEXT NOT NULL
) STRICT;

CREATE TABLE mentions (                  -- later references to an official, a citation or an organization
  fact_id INTEGER NOT NULL REFERENCES facts (id),
  ordinal INTEGER NOT NULL,
  start_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  PRIMARY KEY (fact_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE officials (                 -- a person holding office, once per document
  id INTEGER PRIMARY KEY REFERENCES facts (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,                -- the name folded, for comparing
  honorific TEXT,
  role TEXT,
  person_id INTEGER REFERENCES persons (id),
  joined_to_id INTEGER REFERENCES officials (id),       -- the official of another document by which it was joined
  joined_by_id INTEGER REFERENCES organizations (id)    -- and the body that both hold office in
) STRICT;

CREATE TABLE positions (
  official_id INTEGER NOT NULL REFERENCES officials (id),
  ordinal INTEGER NOT NULL,
  title TEXT,
  organization TEXT,                     -- as written
  organization_name_id INTEGER REFERENCES organization_names (id),
  since TEXT,
  until TEXT,
  former INTEGER NOT NULL DEFAULT 0,
  acting INTEGER NOT NULL DEFAULT 0,
  membership_id INTEGER REFERENCES memberships (id),
  PRIMARY KEY (official_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE organization_names (        -- a body named, once per document and written name
  id INTEGER PRIMARY KEY REFERENCES facts (id),
  name TEXT NOT NULL,
  kind TEXT,
  field TEXT,
  province TEXT,
  level TEXT,                            -- central, province, district, commune
  place TEXT,
  same_as_id INTEGER REFERENCES organization_names (id),
  organization_id INTEGER REFERENCES organizations (id) -- null: the text does not say which body this is
) STRICT;

CREATE TABLE citations (                 -- a document cited, once per document citing it
  id INTEGER PRIMARY KEY REFERENCES facts (id),
  kind TEXT,
  number TEXT,
  number_key TEXT,                       -- 9_nq_tu of 09-NQ/TU
  issuer TEXT,
  province TEXT,                         -- where the issuer sits
  level TEXT,
  date TEXT,
  date_from TEXT,
  date_to TEXT,
  subject TEXT,
  period TEXT,
  vision TEXT,
  self INTEGER NOT NULL DEFAULT 0,       -- the document names itself
  cited_document_id INTEGER REFERENCES cited_documents (id) -- null: the text does not say which document this is
) STRICT;

CREATE TABLE citation_amendments (
  citation_id INTEGER NOT NULL REFERENCES citations (id),
  ordinal INTEGER NOT NULL,
  amended_by_id INTEGER NOT NULL REFERENCES citations (id),
  PRIMARY KEY (citation_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE citation_articles (
  citation_id INTEGER NOT NULL REFERENCES citations (id),
  ordinal INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (citation_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE ratios (
  id INTEGER PRIMARY KEY REFERENCES facts (id),
  numerator REAL NOT NULL,
  denominator REAL NOT NULL,
  ratio REAL GENERATED ALWAYS AS (numerator / denominator) VIRTUAL,
  counted TEXT,                          -- what is counted: chỉ tiêu
  status TEXT,
  citation_id INTEGER REFERENCES citations (id),
  tied_to_id INTEGER REFERENCES citations (id),         -- the same; where the fact says none, the one that stands nearest
  by_id INTEGER REFERENCES organization_names (id)      -- the first body named in its sentence, before it
) STRICT;

CREATE TABLE indicators (
  id INTEGER PRIMARY KEY REFERENCES facts (id),
  name TEXT NOT NULL,
  entity TEXT,
  value REAL NOT NULL,
  value_to REAL,
  unit TEXT,
  bound TEXT,                            -- approx, min, max; null: exact
  direction TEXT,                        -- up, down, times; null: a level
  status TEXT,                           -- result, target, rule
  baseline TEXT,
  period TEXT,
  period_from TEXT,
  period_to TEXT,
  citation_id INTEGER REFERENCES citations (id),
  tied_to_id INTEGER REFERENCES citations (id),         -- the same; where the fact says none, the one that stands nearest
  by_id INTEGER REFERENCES organization_names (id)      -- the first body named in its sentence, before it
) STRICT;

CREATE TABLE dates (
  id INTEGER PRIMARY KEY REFERENCES facts (id),
  value TEXT NOT NULL,
  date_from TEXT,
  date_to TEXT,
  relative INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE abbreviations (
  id INTEGER PRIMARY KEY REFERENCES facts (id),
  short_form TEXT NOT NULL,
  long_form TEXT NOT NULL
) STRICT;

CREATE TABLE places (
  id INTEGER PRIMARY KEY REFERENCES facts (id),
  name TEXT NOT NULL,
  kind TEXT,
  code TEXT
) STRICT;

-- What is the same across documents (made by resolve from the tables above; can be made again) ---------------------

CREATE TABLE organizations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  identity TEXT NOT NULL UNIQUE,         -- level | kind | field | province | place | validity
  name TEXT NOT NULL,                    -- as first written
  kind TEXT,
  field TEXT,
  province TEXT,
  level TEXT,
  place TEXT,
  valid_from TEXT,
  valid_to TEXT
) STRICT;

CREATE TABLE province_changes (          -- provinces that were merged: they succeed each other, they are not the same
  former_key TEXT NOT NULL,              -- both folded, for comparing
  successor_key TEXT NOT NULL,
  former TEXT NOT NULL,
  successor TEXT NOT NULL,
  date TEXT NOT NULL,                    -- the first day of the successor
  PRIMARY KEY (former_key, successor_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL
) STRICT;

CREATE TABLE posts (                     -- an office in a body, whoever holds it
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  organization_id INTEGER NOT NULL REFERENCES organizations (id),
  UNIQUE (organization_id, title_key)
) STRICT;

CREATE TABLE memberships (               -- a person in a post, or in an office whose body is not known for sure
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES persons (id),
  post_id INTEGER REFERENCES posts (id),
  organization_id INTEGER REFERENCES organizations (id),
  title TEXT,
  organization TEXT,
  since TEXT,                            -- as a text states it
  until TEXT,
  former INTEGER NOT NULL DEFAULT 0,     -- every text that names it says: former
  acting INTEGER NOT NULL DEFAULT 0,
  first_seen TEXT,                       -- first and last date of the documents that say so
  last_seen TEXT
) STRICT;

CREATE TABLE cited_documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  identity TEXT NOT NULL UNIQUE,         -- kind | number | level | province | year
  kind TEXT,
  number TEXT,
  issuer TEXT,
  province TEXT,
  date TEXT,
  subject TEXT
) STRICT;

CREATE TABLE pending_names (             -- names of persons to be compared again: a document that held them is gone
  name_key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Full text: folded by vanban, stored by FTS5 under a stock tokenizer. A document number is its parts and, at the end
-- of the row, one token: 09-NQ/TU is `09 nq tu` and `9_nq_tu`. Nothing is kept but the index: join by rowid.
-- (tokens.cc names the tokenizer too.)

CREATE VIRTUAL TABLE sentence_index USING fts5 (
  exact,                                 -- case, tone place and i/y folded: thế is thế
  toneless,                              -- marks taken off too, đ as d: thế is the
  pairs,                                 -- each two words side by side in their exact form, as one token: chuyển_đổi
                                         -- đổi_số, and in their toneless form with __: chuyen__doi. Syllables are few
                                         -- and common, pairs are not: phrases are found faster
  content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
);

CREATE VIRTUAL TABLE fact_index USING fts5 (  -- each column: exact form, its pairs, toneless form, its pairs, `_` between
  marks,                                 -- type_ratio, status_target, unit_đồng: whole values as one token
  official, office, organization, document, issuer, indicator, status, place, source,
  content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
);

-- More of a batch is gathered before it is written: a quarter faster for a load, for 16 MB of memory.
INSERT INTO sentence_index (sentence_index, rank) VALUES ('hashsize', 16777216);
