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
WHERE r.planned IS NOT NULL AND r.deal_id IS NOT NULL
WITH r
ORDER BY r.id
WITH r.deal_id AS deal_id, collect(r.id) AS tie_ids, collect(r.planned) AS dates
MATCH (d:Deal {id: deal_id})
WHERE d.stage <> 'operating' AND NOT d.health IN ['ended', 'cancelled']
// What is told as a quarter, a half or a year is due when that ends.
UNWIND dates AS told
WITH d, tie_ids, told, split(told, '/')[size(split(told, '/')) - 1] AS day
WITH d, tie_ids, told,
     CASE
       WHEN day ENDS WITH 'Q1' THEN substring(day, 0, 4) + '-03'
       WHEN day ENDS WITH 'Q2' OR day ENDS WITH 'H1' THEN substring(day, 0, 4) + '-06'
       WHEN day ENDS WITH 'Q3' THEN substring(day, 0, 4) + '-09'
       WHEN day ENDS WITH 'Q4' OR day ENDS WITH 'H2' OR size(day) = 4 THEN substring(day, 0, 4) + '-12'
       ELSE substring(day, 0, 7)
     END AS due
ORDER BY due DESC, told DESC
WITH d, tie_ids, collect(told)[0] AS planned, max(due) AS due
WHERE due < $by
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
