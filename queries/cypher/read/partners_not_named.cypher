// group: what_is_missing
// summary: In which deals nothing Chinese is named, neither a partner nor a province
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
// column stage: string — stage
// column health: string — health
// column points: number — points that it gives all its places together
// column points_named: number — points that it would give, were a partner named
// column evidence: integer — number of pieces of evidence
MATCH (d:Deal {side: 'unnamed'})
WITH d, COLLECT { MATCH (r:Region)-[t:TAKES_PART]->(d) WHERE t.share > 0 RETURN r.id AS id ORDER BY id } AS region_ids
WHERE $region IS NULL OR $region IN region_ids
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       d.kind AS kind,
       d.sector AS sector,
       region_ids AS region_ids,
       d.stage AS stage,
       d.health AS health,
       d.points AS points,
       round(d.points / d.side_factor, 9) AS points_named,
       COUNT { (:Evidence)-[:TELLS_OF]->(d) } AS evidence
ORDER BY points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
