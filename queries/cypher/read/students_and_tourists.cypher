// group: universities
// summary: Where students and tourists go, with the numbers that are told
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column to_id: string — id of the place
// column to_ru: string — name of the place in Russian
// column to_en: string — name of the place in English
// column to_zh: string — name of the place in Chinese
// column tie_type: string — type of the tie
// column from_id: string — id of the place they come from
// column region_ids: strings — regions it counts for
// column stage: string — furthest stage reached
// column health: string — health
// column quantity: string — what the number measures
// column value: number — the number
// column unit: string — its unit
// column date: string — date or period of the number
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column tie_id: string — id of the tie
MATCH (a)-[r:STUDENTS_FROM|TOURISTS_FROM]->(b)
WHERE $region IS NULL OR $region IN r.region_ids
OPTIONAL MATCH (o:Observation {tie_id: r.id})
RETURN a.id AS to_id,
       a.name_ru AS to_ru,
       a.name_en AS to_en,
       coalesce(a.name_zh, a.name_en) AS to_zh,
       type(r) AS tie_type,
       b.id AS from_id,
       r.region_ids AS region_ids,
       r.stage AS stage,
       r.health AS health,
       o.quantity AS quantity,
       o.value AS value,
       o.unit AS unit,
       o.date AS date,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.id AS tie_id
ORDER BY tie_type, to_id, tie_id, coalesce(date, ''), coalesce(quantity, ''), coalesce(value, 0.0)
LIMIT toInteger(coalesce($limit, 1000000000))
