// group: zones
// summary: Which models of parks and measures of support there are, what they answer and what they yield
// mode: read
// param kind: concept_kind = null — what it is a kind of: park_model, support_measure, approach, indicator
// param limit: count = null — maximum number of rows; all if not given
// column concept_kind: string — what it is a kind of
// column concept_id: string — id of the model or measure
// column concept_ru: string — name of the model or measure in Russian
// column concept_en: string — name of the model or measure in English
// column concept_zh: string — name of the model or measure in Chinese
// column answered_ids: strings — ids of the barriers that it answers
// column answered_ru: strings — names of the barriers in Russian
// column answered_en: strings — names of the barriers in English
// column answered_zh: strings — names of the barriers in Chinese
// column quantity: string — what the number measures
// column value: number — the number
// column unit: string — its unit
// column date: string — date or period of the number
// column nature: string — measured, planned or claimed
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column locator: string — place in the source
// column source_id: string — id of the source
MATCH (c:Concept)
WHERE c.concept_kind IN ['park_model', 'support_measure', 'approach', 'indicator']
  AND ($kind IS NULL OR c.concept_kind = $kind)
OPTIONAL MATCH (c)-[:ADDRESSES]->(b:Concept)
WITH c, b
ORDER BY b.id
WITH c,
     collect(b.id) AS answered_ids,
     collect(b.name_ru) AS answered_ru,
     collect(b.name_en) AS answered_en,
     collect(coalesce(b.name_zh, b.name_en)) AS answered_zh
MATCH (e:Evidence)-[:ABOUT]->(c)
MATCH (e)-[:FROM]->(s:Source)
WITH c, answered_ids, answered_ru, answered_en, answered_zh, e, s
ORDER BY s.id, e.locator, e.id
WITH c,
     answered_ids,
     answered_ru,
     answered_en,
     answered_zh,
     collect({ru: e.note_ru, en: e.note_en, locator: e.locator, source: s.id})[0] AS said
OPTIONAL MATCH (f:Source)<-[:FROM]-(o:Observation)-[:ABOUT]->(c)
RETURN c.concept_kind AS concept_kind,
       c.id AS concept_id,
       c.name_ru AS concept_ru,
       c.name_en AS concept_en,
       coalesce(c.name_zh, c.name_en) AS concept_zh,
       answered_ids AS answered_ids,
       answered_ru AS answered_ru,
       answered_en AS answered_en,
       answered_zh AS answered_zh,
       o.quantity AS quantity,
       o.value AS value,
       o.unit AS unit,
       o.date AS date,
       o.nature AS nature,
       coalesce(o.note_ru, said.ru) AS note_ru,
       coalesce(o.note_en, said.en) AS note_en,
       coalesce(o.locator, said.locator) AS locator,
       coalesce(f.id, said.source) AS source_id
ORDER BY concept_kind, concept_id, coalesce(date, ''), coalesce(quantity, ''), coalesce(value, 0.0), locator
LIMIT toInteger(coalesce($limit, 1000000000))
