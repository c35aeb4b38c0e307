// summary: What each region has with each province, and with none that is told
// summary_ru: Что у каждого региона есть с каждой провинцией и без названной провинции
// mode: read
// param minimum: integer = 1 — deals at least — не менее сделок
// column region_id: string — id of the region — код региона
// column province_id: string — id of the province, country:CN where none is told — код провинции; country:CN, если она не названа
// column points: number — points of the running and rising deals — баллы действующих и строящихся сделок
// column deals: integer — number of deals — число сделок
// column operating: integer — of them deals that operate — из них действующих
// column building: integer — of them deals being built — из них строящихся
// column agreed: integer — of them agreed ones — из них согласованных
// column discussed: integer — of them discussed ones — из них обсуждаемых
// column stalled: integer — deals of any stage that stalled or were cancelled — сделок любой стадии без движения или отменённых
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
