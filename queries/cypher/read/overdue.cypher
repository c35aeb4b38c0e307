// group: time
// summary: Which promised dates have passed by a month without the thing being there (as argun promises --overdue)
// mode: read
// param by: month — month before which it was due (2026-06)
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column planned: string — when it was due, the latest of the days that are reported
// column region_ids: strings — regions that take part
// column stage: string — stage
// column health: string — health
// column last_period: string — end of the last reporting period that mentions it
// column tie_ids: strings — ids of the ties that tell the date
MATCH ()-[r]->()
WHERE r.planned_last IS NOT NULL AND r.deal_id IS NOT NULL
WITH r
// What is told as a quarter or a year is due when that ends.
ORDER BY r.planned_last DESC, r.planned DESC, r.id
WITH r.deal_id AS deal_id, collect(r.id) AS tie_ids, collect(r.planned)[0] AS planned, max(r.planned_last) AS due
WHERE due < $by + '-01'
MATCH (d:Deal {id: deal_id})
WHERE d.stage <> 'operating' AND NOT d.health IN ['ended', 'cancelled']
WITH d, tie_ids, planned, due, COLLECT { MATCH (r:Region)-[t:TAKES_PART]->(d) WHERE t.share > 0 RETURN r.id AS id ORDER BY id } AS region_ids
WHERE $region IS NULL OR $region IN region_ids
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       planned AS planned,
       region_ids AS region_ids,
       d.stage AS stage,
       d.health AS health,
       d.last_period AS last_period,
       tie_ids AS tie_ids
ORDER BY due, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
