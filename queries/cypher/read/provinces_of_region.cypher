// summary: Which provinces a region works with, and how much; the rest of its deals tells no province
// summary_ru: С какими провинциями работает регион и насколько; у остальных сделок провинция не названа
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// column rank: integer — rank by points, then by deals — место по баллам, затем по сделкам
// column province_id: string — id of the province, country:CN where none is told — код провинции; country:CN, если она не названа
// column province_ru: string — province, Russian — провинция, по-русски
// column province_en: string — province, English — провинция, по-английски
// column points: number — points of the running and rising deals — баллы действующих и строящихся сделок
// column deals: integer — number of deals — число сделок
// column operating: integer — of them deals that operate — из них действующих
// column building: integer — of them deals being built — из них строящихся
// column agreed: integer — of them agreed ones — из них согласованных
// column discussed: integer — of them discussed ones — из них обсуждаемых
// column stalled: integer — deals of any stage that stalled or were cancelled — сделок любой стадии без движения или отменённых
MATCH (:Region {id: $region})-[w:PARTNER]->(p)
RETURN w.rank AS rank,
       p.id AS province_id,
       CASE WHEN p:Province THEN p.name_ru ELSE 'не указана' END AS province_ru,
       CASE WHEN p:Province THEN p.name_en ELSE 'not named' END AS province_en,
       w.points AS points,
       w.deals AS deals,
       w.operating AS operating,
       w.building AS building,
       w.agreed AS agreed,
       w.discussed AS discussed,
       w.stalled AS stalled
ORDER BY rank
