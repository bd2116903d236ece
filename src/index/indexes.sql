-- Made after the first load (filling them row by row costs more), kept up to date from then on.
CREATE INDEX IF NOT EXISTS documents_by_date ON documents (date_from, date_to);
CREATE INDEX IF NOT EXISTS documents_by_last_day ON documents (date_to);
CREATE INDEX IF NOT EXISTS documents_unresolved ON documents (id) WHERE resolved = 0;
CREATE INDEX IF NOT EXISTS officials_by_name ON officials (name_key);
CREATE INDEX IF NOT EXISTS officials_by_person ON officials (person_id);
CREATE INDEX IF NOT EXISTS organization_names_by_organization ON organization_names (organization_id);
CREATE INDEX IF NOT EXISTS citations_by_document ON citations (cited_document_id);
CREATE INDEX IF NOT EXISTS citations_by_number ON citations (number_key);
CREATE INDEX IF NOT EXISTS ratios_by_document ON ratios (tied_to_id) WHERE tied_to_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS ratios_by_ratio ON ratios (ratio);
CREATE INDEX IF NOT EXISTS indicators_by_document ON indicators (tied_to_id) WHERE tied_to_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS indicators_by_value ON indicators (value);
CREATE INDEX IF NOT EXISTS persons_by_name ON persons (name_key);
CREATE INDEX IF NOT EXISTS memberships_by_person ON memberships (person_id);
CREATE INDEX IF NOT EXISTS memberships_by_post ON memberships (post_id);
