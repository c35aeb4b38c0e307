// group: who_with_whom
// summary: Which provinces a region works with, and how much; a row of its own for deals that tell no province
// mode: read
// param region: Region — region
// column rank: integer — rank by points, then by deals
// column province_id: string — id of the province; country:CN where none is told
// column province_ru: string — name of the province in Russian
// column province_en: string — name of the province in English
// column province_zh: string — name of the province in Chinese
// column points: number — points of deals that are running or being built
// column deals: integer — number of deals
// column deal_shares: number — deals by the shares of their provinces; over all rows as many as the region has
// column operating: integer — of these, deals that operate
// column building: integer — of these, deals being built
// column agreed: integer — of these, agreed deals
// column discussed: integer — of these, deals under discussion
// column stalled: integer — deals at any stage that stalled or were cancelled
MATCH (g:Region {id: $region})-[t:TAKES_PART]->(d:Deal)
OPTIONAL MATCH (d)<-[s:TAKES_PART]-(v:Province)
// What is told under a region and has no share for it counts elsewhere.
WITH g, d, s, CASE WHEN t.share > 0 THEN coalesce(v.id, 'country:CN') END AS key
WITH g, key, count(DISTINCT d.id) AS deals, sum(coalesce(s.share, 1.0)) AS deal_shares
OPTIONAL MATCH (g)-[w:PARTNER]->(other)
WHERE other.id = key
OPTIONAL MATCH (p:Province {id: key})
RETURN w.rank AS rank,
       key AS province_id,
       CASE WHEN key IS NULL THEN 'засчитано другим регионам' ELSE coalesce(p.name_ru, 'провинция не названа') END AS province_ru,
       CASE WHEN key IS NULL THEN 'counted for other regions' ELSE coalesce(p.name_en, 'province not told') END AS province_en,
       CASE WHEN key IS NULL THEN '计入其他地区' ELSE coalesce(p.name_zh, p.name_en, '未说明省份') END AS province_zh,
       coalesce(w.points, 0.0) AS points,
       coalesce(w.deals, deals) AS deals,
       round(deal_shares, 9) AS deal_shares,
       coalesce(w.operating, 0) AS operating,
       coalesce(w.building, 0) AS building,
       coalesce(w.agreed, 0) AS agreed,
       coalesce(w.discussed, 0) AS discussed,
       coalesce(w.stalled, 0) AS stalled
ORDER BY coalesce(rank, 1000000)
