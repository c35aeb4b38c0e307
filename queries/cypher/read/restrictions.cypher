// group: risk
// summary: Who restricts what: sanctions, bans and rules, and how many deals are about what they touch
// mode: read
// column restricting_id: string — id of the restricting side
// column restricting_ru: string — name of the restricting side in Russian
// column restricting_en: string — name of the restricting side in English
// column restricting_zh: string — name of the restricting side in Chinese
// column thing_id: string — id of the thing
// column thing_ru: string — name of the thing in Russian
// column thing_en: string — name of the thing in English
// column thing_zh: string — name of the thing in Chinese
// column thing_type: string — type of the thing
// column region_ids: strings — regions it counts for
// column stage: string — furthest stage reached
// column health: string — health
// column deals: integer — deals about it
// column deal_ids: strings — ids of these deals
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column tie_id: string — id of the tie
MATCH (a)-[r:RESTRICTS]->(b)
RETURN a.id AS restricting_id,
       a.name_ru AS restricting_ru,
       a.name_en AS restricting_en,
       coalesce(a.name_zh, a.name_en) AS restricting_zh,
       b.id AS thing_id,
       b.name_ru AS thing_ru,
       b.name_en AS thing_en,
       coalesce(b.name_zh, b.name_en) AS thing_zh,
       labels(b)[0] AS thing_type,
       r.region_ids AS region_ids,
       r.stage AS stage,
       r.health AS health,
       COUNT { (:Deal)-[:ABOUT]->(b) } AS deals,
       COLLECT { MATCH (d:Deal)-[:ABOUT]->(b) RETURN d.id AS id ORDER BY id } AS deal_ids,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.id AS tie_id
ORDER BY restricting_id, thing_id, tie_id
