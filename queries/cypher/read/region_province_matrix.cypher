// group: who_with_whom
// summary: What each region has with each province, and with China without a named province
// mode: read
// param minimum: count = 1 — minimum number of deals
// column region_id: string — id of the region
// column province_id: string — id of the province; country:CN if none is named
// column points: number — points of deals that are running or being built
// column deals: integer — number of deals
// column operating: integer — of these, deals that operate
// column building: integer — of these, deals being built
// column agreed: integer — of these, agreed deals
// column discussed: integer — of these, deals under discussion
// column stalled: integer — deals at any stage that stalled or were cancelled
MATCH (r:Region)-[w:PARTNER]->(p)
WHERE w.deals >= $minimum
RETURN r.id AS region_id,
       p.id AS province_id,
       w.points AS points,
       w.deals AS deals,
       w.operating AS operating,
       w.building AS building,
       w.agreed AS agreed,
       w.discussed AS discussed,
       w.stalled AS stalled
ORDER BY region_id, province_id
