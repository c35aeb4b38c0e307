// group: who_with_whom
// summary: What each region has with each province, with rows of their own where no province or no region is told
// mode: read
// param minimum: count = 1 — minimum number of deals
// column region_id: string — id of the region; none where no region is told
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column province_id: string — id of the province; country:CN where none is told
// column province_ru: string — name of the province in Russian
// column province_en: string — name of the province in English
// column province_zh: string — name of the province in Chinese
// column points: number — points of deals that are running or being built
// column deals: integer — number of deals
// column deal_shares: number — deals by the shares of both; over all rows as many as there are deals
// column operating: integer — of these, deals that operate
// column building: integer — of these, deals being built
// column agreed: integer — of these, agreed deals
// column discussed: integer — of these, deals under discussion
// column stalled: integer — deals at any stage that stalled or were cancelled
MATCH (d:Deal)
OPTIONAL MATCH (d)<-[t:TAKES_PART]-(r:Region)
WHERE t.share > 0
OPTIONAL MATCH (d)<-[s:TAKES_PART]-(p:Province)
WITH r, p, count(DISTINCT d.id) AS deals, sum(coalesce(t.share, 1.0) * coalesce(s.share, 1.0)) AS deal_shares
WHERE deals >= $minimum
OPTIONAL MATCH (r)-[w:PARTNER]->(other)
WHERE other.id = coalesce(p.id, 'country:CN')
RETURN r.id AS region_id,
       coalesce(r.name_ru, 'регион не назван') AS region_ru,
       coalesce(r.name_en, 'region not told') AS region_en,
       coalesce(r.name_zh, r.name_en, '未说明地区') AS region_zh,
       coalesce(p.id, 'country:CN') AS province_id,
       coalesce(p.name_ru, 'провинция не названа') AS province_ru,
       coalesce(p.name_en, 'province not told') AS province_en,
       coalesce(p.name_zh, p.name_en, '未说明省份') AS province_zh,
       coalesce(w.points, 0.0) AS points,
       coalesce(w.deals, deals) AS deals,
       round(deal_shares, 9) AS deal_shares,
       coalesce(w.operating, 0) AS operating,
       coalesce(w.building, 0) AS building,
       coalesce(w.agreed, 0) AS agreed,
       coalesce(w.discussed, 0) AS discussed,
       coalesce(w.stalled, 0) AS stalled
ORDER BY coalesce(region_id, '~'), province_id
