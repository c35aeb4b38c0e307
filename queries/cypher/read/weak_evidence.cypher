// group: evidence
// summary: Which deals rest on the press, on lists or on second-hand pages alone, the most points first
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column points: number — points that it gives all its places together
// column stage: string — stage
// column health: string — health
// column basis: string — reported or inferred
// column sources: integer — number of sources
// column source_ids: strings — ids of the sources
// column evidence: integer — number of pieces of evidence
// column surest: string — how far the surest piece of evidence can be relied on
// column last_period: string — end of the last reporting period that mentions it
MATCH (d:Deal)<-[:TELLS_OF]-(e:Evidence)-[:FROM]->(s:Source)
WHERE ($region IS NULL OR EXISTS { (:Region {id: $region})-[:TAKES_PART]->(d) })
WITH d, e, s
ORDER BY s.id, e.id
WITH d, collect(DISTINCT s.id) AS sources, collect(DISTINCT e.confidence) AS kinds, count(DISTINCT e.id) AS evidence
WHERE NOT 'high' IN kinds
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       d.points AS points,
       d.stage AS stage,
       d.health AS health,
       d.basis AS basis,
       size(sources) AS sources,
       sources AS source_ids,
       evidence AS evidence,
       CASE WHEN 'medium' IN kinds THEN 'medium' ELSE 'low' END AS surest,
       d.last_period AS last_period
ORDER BY points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
