// group: time
// summary: Which deals are told for the first time from a month on
// mode: read
// param since: month = null — first month (2025-06); all deals if not given
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column kind: string — kind of the deal
// column sector: string — sector
// column region_ids: strings — regions that take part
// column province_ids: strings — provinces on the other side
// column first_period: string — end of the first reporting period that mentions it
// column stage: string — stage
// column health: string — health
// column points: number — points that it gives all its places together
MATCH (d:Deal)
WHERE $since IS NULL OR d.first_period >= $since
WITH d, COLLECT { MATCH (r:Region)-[:TAKES_PART]->(d) RETURN r.id AS id ORDER BY id } AS region_ids
WHERE $region IS NULL OR $region IN region_ids
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       d.kind AS kind,
       d.sector AS sector,
       region_ids AS region_ids,
       COLLECT { MATCH (p:Province)-[:TAKES_PART]->(d) RETURN p.id AS id ORDER BY id } AS province_ids,
       d.first_period AS first_period,
       d.stage AS stage,
       d.health AS health,
       d.points AS points
ORDER BY first_period DESC, points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
