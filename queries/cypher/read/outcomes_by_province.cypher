// group: what_came_of_it
// summary: What came of the deals with each province: how many run, are built, wait, stand still or ended
// mode: read
// param region: Region = null — region; all regions if not given
// column province_id: string — id of the province; country:CN where none is told
// column province_ru: string — name of the province in Russian
// column province_en: string — name of the province in English
// column province_zh: string — name of the province in Chinese
// column deals: integer — number of deals
// column deal_shares: number — deals by the shares of their provinces; over all rows as many as there are deals
// column running: integer — deals that operate and are well or only slow
// column rising: integer — deals being built that are well or only slow
// column waiting: integer — deals only agreed or discussed, and not given up
// column standing: integer — deals that stalled, at any stage
// column over: integer — deals that were cancelled or ended
MATCH (d:Deal)
WHERE $region IS NULL OR EXISTS { (:Region {id: $region})-[:TAKES_PART]->(d) }
OPTIONAL MATCH (p:Province)-[s:TAKES_PART]->(d)
RETURN coalesce(p.id, 'country:CN') AS province_id,
       coalesce(p.name_ru, 'провинция не названа') AS province_ru,
       coalesce(p.name_en, 'province not told') AS province_en,
       coalesce(p.name_zh, p.name_en, '未说明省份') AS province_zh,
       count(DISTINCT d.id) AS deals,
       round(sum(coalesce(s.share, 1.0)), 9) AS deal_shares,
       count(DISTINCT CASE WHEN d.stage = 'operating' AND d.health IN ['active', 'slow'] THEN d.id END) AS running,
       count(DISTINCT CASE WHEN d.stage = 'building' AND d.health IN ['active', 'slow'] THEN d.id END) AS rising,
       count(DISTINCT CASE WHEN NOT coalesce(d.stage, '') IN ['operating', 'building'] AND d.health IN ['active', 'slow'] THEN d.id END) AS waiting,
       count(DISTINCT CASE WHEN d.health = 'stalled' THEN d.id END) AS standing,
       count(DISTINCT CASE WHEN d.health IN ['cancelled', 'ended'] THEN d.id END) AS over
ORDER BY deals DESC, province_id
