// group: who_with_whom
// summary: Which regions a province works with, and how much; a row of its own for deals that tell no region
// mode: read
// param province: Province — province
// column region_id: string — id of the region; none where no region is told
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column points: number — points of deals that are running or being built
// column deals: integer — number of deals
// column deal_shares: number — deals by the shares of their regions; over all rows as many as the province has
// column operating: integer — of these, deals that operate
// column building: integer — of these, deals being built
// column agreed: integer — of these, agreed deals
// column discussed: integer — of these, deals under discussion
// column stalled: integer — deals at any stage that stalled or were cancelled
MATCH (p:Province {id: $province})-[t:TAKES_PART]->(d:Deal)
OPTIONAL MATCH (d)<-[s:TAKES_PART]-(r:Region)
WHERE s.share > 0
WITH p,
     r,
     count(DISTINCT d.id) AS deals,
     sum(coalesce(s.share, 1.0)) AS deal_shares,
     count(DISTINCT CASE WHEN coalesce(s.stage, t.stage) = 'operating' THEN d.id END) AS operating,
     count(DISTINCT CASE WHEN coalesce(s.stage, t.stage) = 'building' THEN d.id END) AS building,
     count(DISTINCT CASE WHEN coalesce(s.stage, t.stage) = 'agreed' THEN d.id END) AS agreed,
     count(DISTINCT CASE WHEN coalesce(s.stage, t.stage) = 'discussed' THEN d.id END) AS discussed,
     count(DISTINCT CASE WHEN coalesce(s.health, t.health) IN ['stalled', 'cancelled'] THEN d.id END) AS stalled
OPTIONAL MATCH (r)-[w:PARTNER]->(p)
RETURN r.id AS region_id,
       coalesce(r.name_ru, 'регион не назван') AS region_ru,
       coalesce(r.name_en, 'region not told') AS region_en,
       coalesce(r.name_zh, r.name_en, '未说明地区') AS region_zh,
       coalesce(w.points, 0.0) AS points,
       coalesce(w.deals, deals) AS deals,
       round(deal_shares, 9) AS deal_shares,
       operating AS operating,
       building AS building,
       agreed AS agreed,
       discussed AS discussed,
       stalled AS stalled
ORDER BY points DESC, deals DESC, coalesce(region_id, '~')
