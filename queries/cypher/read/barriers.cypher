// group: technology
// summary: What holds back high-tech exports and digital maturity, what it touches and what is said to answer it
// mode: read
// param entity: Entity = null — what the barrier touches: goods, a tendency, a country; all if not given
// param source: Source = null — source; all sources if not given
// param limit: count = null — maximum number of rows; all if not given
// column barrier_id: string — id of the barrier
// column barrier_ru: string — name of the barrier in Russian
// column barrier_en: string — name of the barrier in English
// column barrier_zh: string — name of the barrier in Chinese
// column thing_id: string — id of what it touches
// column thing_type: string — type of what it touches
// column thing_ru: string — name of what it touches in Russian
// column thing_en: string — name of what it touches in English
// column thing_zh: string — name of what it touches in Chinese
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column answer_ids: strings — ids of what is said to answer it
// column answers_ru: strings — names of the answers in Russian
// column answers_en: strings — names of the answers in English
// column answers_zh: strings — names of the answers in Chinese
// column source_id: string — id of the source
// column tie_id: string — id of the tie
MATCH (c:Concept {concept_kind: 'barrier'})-[t:TOUCHES]->(thing)
WHERE $entity IS NULL OR thing.id = $entity
MATCH (e:Evidence)-[:FROM]->(s:Source)
WHERE e.tie_id = t.id
  AND ($source IS NULL OR s.id = $source)
WITH DISTINCT c, t, thing, s
OPTIONAL MATCH (answer:Concept)-[:ADDRESSES]->(c)
WITH c, t, thing, s, answer
ORDER BY answer.id
WITH c,
     t,
     thing,
     s,
     collect(answer.id) AS answer_ids,
     collect(answer.name_ru) AS answers_ru,
     collect(answer.name_en) AS answers_en,
     collect(coalesce(answer.name_zh, answer.name_en)) AS answers_zh
RETURN c.id AS barrier_id,
       c.name_ru AS barrier_ru,
       c.name_en AS barrier_en,
       coalesce(c.name_zh, c.name_en) AS barrier_zh,
       thing.id AS thing_id,
       labels(thing)[0] AS thing_type,
       thing.name_ru AS thing_ru,
       thing.name_en AS thing_en,
       coalesce(thing.name_zh, thing.name_en) AS thing_zh,
       t.note_ru AS note_ru,
       t.note_en AS note_en,
       answer_ids AS answer_ids,
       answers_ru AS answers_ru,
       answers_en AS answers_en,
       answers_zh AS answers_zh,
       s.id AS source_id,
       t.id AS tie_id
ORDER BY barrier_id, thing_id, source_id
LIMIT toInteger(coalesce($limit, 1000000000))
