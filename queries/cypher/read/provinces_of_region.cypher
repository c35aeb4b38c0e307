// group: who_with_whom
// summary: Which provinces a region works with, and how much; its other deals name no province
// mode: read
// param region: Region — region
// column rank: integer — rank by points, then by deals
// column province_id: string — id of the province; country:CN if none is named
// column province_ru: string — name of the province in Russian
// column province_en: string — name of the province in English
// column province_zh: string — name of the province in Chinese
// column points: number — points of deals that are running or being built
// column deals: integer — number of deals
// column operating: integer — of these, deals that operate
// column building: integer — of these, deals being built
// column agreed: integer — of these, agreed deals
// column discussed: integer — of these, deals under discussion
// column stalled: integer — deals at any stage that stalled or were cancelled
MATCH (:Region {id: $region})-[w:PARTNER]->(p)
RETURN w.rank AS rank,
       p.id AS province_id,
       CASE WHEN p:Province THEN p.name_ru END AS province_ru,
       CASE WHEN p:Province THEN p.name_en END AS province_en,
       CASE WHEN p:Province THEN coalesce(p.name_zh, p.name_en) END AS province_zh,
       w.points AS points,
       w.deals AS deals,
       w.operating AS operating,
       w.building AS building,
       w.agreed AS agreed,
       w.discussed AS discussed,
       w.stalled AS stalled
ORDER BY rank
