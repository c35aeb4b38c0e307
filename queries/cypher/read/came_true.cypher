// group: what_came_of_it
// summary: What was only announced at first and runs today
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column kind: string — kind of the deal
// column sector: string — sector
// column region_ids: strings — regions that take part
// column first_stage: string — stage that the first report tells
// column first_period: string — end of the first reporting period that mentions it
// column health: string — health
// column last_period: string — end of the last reporting period that mentions it
// column points: number — points that it gives all its places together
MATCH (d:Deal {stage: 'operating'})<-[:TELLS_OF]-(e:Evidence)
WHERE e.stage IS NOT NULL
WITH d, e
ORDER BY split(e.period, '/')[size(split(e.period, '/')) - 1], e.id
WITH d, collect(e)[0] AS first
WHERE first.stage IN ['discussed', 'agreed', 'building']
WITH d, first, COLLECT { MATCH (r:Region)-[t:TAKES_PART]->(d) WHERE t.share > 0 RETURN r.id AS id ORDER BY id } AS region_ids
WHERE $region IS NULL OR $region IN region_ids
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       d.kind AS kind,
       d.sector AS sector,
       region_ids AS region_ids,
       first.stage AS first_stage,
       d.first_period AS first_period,
       d.health AS health,
       d.last_period AS last_period,
       d.points AS points
ORDER BY points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
