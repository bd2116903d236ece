-- The common questions ---------------------------------------------------------------------------------------------

CREATE VIEW timeline AS                  -- who held which office when
  SELECT persons.name AS person, memberships.title, memberships.organization, memberships.since, memberships.until,
         memberships.first_seen, memberships.last_seen, memberships.former, memberships.acting,
         memberships.person_id, memberships.post_id, memberships.organization_id, memberships.id AS membership_id
  FROM memberships JOIN persons ON persons.id = memberships.person_id;

CREATE VIEW days_named AS                -- the first day that a text names, those of documents cited left out: where a
  SELECT documents.id AS document_id, (  -- document has no date of its own, what it tells of is about that old
    SELECT dates.value FROM dates JOIN facts USING (id)
    WHERE dates.id BETWEEN documents.id * 1048576 AND documents.id * 1048576 + 1048575
      AND dates.date_from = dates.date_to AND dates.value NOT IN (
        SELECT citations.date FROM citations
        WHERE citations.id BETWEEN documents.id * 1048576 AND documents.id * 1048576 + 1048575
          AND citations.date IS NOT NULL)
    ORDER BY facts.start_byte LIMIT 1) AS day
  FROM documents;

CREATE VIEW cites AS                     -- who cites which document
  SELECT citations.kind, citations.number, citations.issuer, citations.province, citations.date AS issued,
         citations.subject, documents.name AS cited_by, documents.date AS cited_on, days_named.day AS first_day,
         documents.title, citations.self, citations.cited_document_id, citations.number_key, facts.start_char,
         facts.end_char, documents.id AS document_id, citations.id AS fact_id
  FROM citations JOIN facts ON facts.id = citations.id JOIN documents ON documents.id = facts.document_id
       JOIN days_named ON days_named.document_id = documents.id;

CREATE VIEW progress AS                  -- the ratios and indicators tied to a document, over time
  SELECT citations.number AS tied_to, documents.date, days_named.day AS first_day, 'ratio' AS type,
         ratios.counted AS name, organization_names.name AS organization, NULL AS entity, ratios.numerator AS value,
         ratios.denominator AS out_of, NULL AS unit, ratios.status, NULL AS period, documents.name AS document, facts.text,
         iif(ratios.citation_id IS NULL, 'near', 'stated') AS tie, citations.number_key, citations.id AS citation_id,
         ratios.id AS fact_id
  FROM ratios JOIN citations ON citations.id = ratios.tied_to_id JOIN facts ON facts.id = ratios.id
       JOIN documents ON documents.id = facts.document_id JOIN days_named ON days_named.document_id = documents.id
       LEFT JOIN organization_names ON organization_names.id = ratios.by_id
  UNION ALL
  SELECT citations.number, documents.date, days_named.day, 'indicator', indicators.name, organization_names.name,
         indicators.entity, indicators.value, NULL, indicators.unit, indicators.status, indicators.period,
         documents.name, facts.text, iif(indicators.citation_id IS NULL, 'near', 'stated'), citations.number_key,
         citations.id, indicators.id
  FROM indicators JOIN citations ON citations.id = indicators.tied_to_id JOIN facts ON facts.id = indicators.id
       JOIN documents ON documents.id = facts.document_id JOIN days_named ON days_named.document_id = documents.id
       LEFT JOIN organization_names ON organization_names.id = indicators.by_id;

CREATE VIEW series AS                    -- the values of an indicator by period, each with its source
  SELECT indicators.name, indicators.entity, indicators.period, indicators.period_from, indicators.status,
         indicators.value, indicators.value_to, indicators.unit, indicators.bound, indicators.direction,
         indicators.baseline, documents.name AS document, documents.date, facts.start_char, facts.end_char,
         indicators.id AS fact_id
  FROM indicators JOIN facts ON facts.id = indicators.id JOIN documents ON documents.id = facts.document_id;

CREATE VIEW sentence_texts AS            -- the sentences as they stand in the text
  SELECT sentences.id, sentences.document_id, documents.name AS document, sentences.zone, sentences.kind,
         substr(document_texts.text, sentences.start_char + 1, sentences.end_char - sentences.start_char) AS text
  FROM sentences JOIN documents ON documents.id = sentences.document_id
       JOIN document_texts ON document_texts.document_id = sentences.document_id;

CREATE VIEW organization_successions AS  -- which body took over from which when provinces were merged
  SELECT former.id AS predecessor_id, former.name AS predecessor, former.province AS predecessor_province,
         successor.id AS successor_id, successor.name AS successor, successor.province AS successor_province,
         province_changes.date
  FROM organizations AS former
       JOIN province_changes ON province_changes.former = former.province AND former.valid_to < province_changes.date
       JOIN organizations AS successor
         ON successor.province = province_changes.successor AND successor.valid_from = province_changes.date
        AND successor.kind IS former.kind AND successor.level IS former.level AND successor.field IS former.field
  WHERE former.level = 'province';
