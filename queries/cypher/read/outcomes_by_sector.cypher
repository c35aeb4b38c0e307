// group: sectors
// summary: What came of the deals of each sector: how many run, are built, wait, stand still or ended
// mode: read
// param region: Region = null — region; all regions if not given
// column sector: string — sector
// column deals: integer — number of deals
// column running: integer — deals that operate and are well or only slow
// column rising: integer — deals being built that are well or only slow
// column waiting: integer — deals only agreed or discussed, and not given up
// column standing: integer — deals that stalled, at any stage
// column over: integer — deals that were cancelled or ended
MATCH (d:Deal)
WHERE $region IS NULL OR EXISTS { (:Region {id: $region})-[:TAKES_PART]->(d) }
RETURN d.sector AS sector,
       count(DISTINCT d.id) AS deals,
       count(DISTINCT CASE WHEN d.stage = 'operating' AND d.health IN ['active', 'slow'] THEN d.id END) AS running,
       count(DISTINCT CASE WHEN d.stage = 'building' AND d.health IN ['active', 'slow'] THEN d.id END) AS rising,
       count(DISTINCT CASE WHEN NOT coalesce(d.stage, '') IN ['operating', 'building'] AND d.health IN ['active', 'slow'] THEN d.id END) AS waiting,
       count(DISTINCT CASE WHEN d.health = 'stalled' THEN d.id END) AS standing,
       count(DISTINCT CASE WHEN d.health IN ['cancelled', 'ended'] THEN d.id END) AS over
ORDER BY deals DESC, sector
