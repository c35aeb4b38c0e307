// summary: The deals of a region with everything that belongs to them
// summary_ru: Сделки региона и всё, что к ним относится
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// param limit: integer = 200 — rows at most — не более строк
// column deal_id: string — id of the deal — код сделки
// column ties: integer — number of ties — число связей
// column tie_types: strings — types of its ties — типы её связей
// column entity_ids: strings — everything at their ends — все концы связей
// column stages: strings — stages of its ties — стадии её связей
// column healths: strings — states of its ties — состояния её связей
// column last_period: string — end of the last reporting period that tells of it — конец последнего отчётного периода с вестями
MATCH (a)-[r]->(b)
WHERE $region IN r.region_ids AND r.deal_id IS NOT NULL
UNWIND [a.id, b.id] AS entity_id
WITH r, entity_id
ORDER BY type(r), entity_id, r.stage, r.health
WITH r.deal_id AS deal_id,
     count(DISTINCT r.id) AS ties,
     collect(DISTINCT type(r)) AS tie_types,
     collect(DISTINCT entity_id) AS entity_ids,
     collect(DISTINCT r.stage) AS stages,
     collect(DISTINCT r.health) AS healths,
     max(r.last_period) AS last_period
RETURN deal_id AS deal_id,
       ties AS ties,
       tie_types AS tie_types,
       entity_ids AS entity_ids,
       stages AS stages,
       healths AS healths,
       last_period AS last_period
ORDER BY ties DESC, deal_id
LIMIT $limit
