// summary: Which regions a province works with, and how much
// summary_ru: С какими регионами работает провинция и насколько
// mode: read
// param province: string — id of the province (province:CN-HL) — код провинции (province:CN-HL)
// column region_id: string — id of the region — код региона
// column region_ru: string — region, Russian — регион, по-русски
// column region_en: string — region, English — регион, по-английски
// column points: number — points of the running and rising deals — баллы действующих и строящихся сделок
// column deals: integer — number of deals — число сделок
// column operating: integer — of them deals that operate — из них действующих
// column building: integer — of them deals being built — из них строящихся
// column agreed: integer — of them agreed ones — из них согласованных
// column discussed: integer — of them discussed ones — из них обсуждаемых
// column stalled: integer — deals of any stage that stalled or were cancelled — сделок любой стадии без движения или отменённых
MATCH (r:Region)-[w:PARTNER]->(:Province {id: $province})
RETURN r.id AS region_id,
       r.name_ru AS region_ru,
       r.name_en AS region_en,
       w.points AS points,
       w.deals AS deals,
       w.operating AS operating,
       w.building AS building,
       w.agreed AS agreed,
       w.discussed AS discussed,
       w.stalled AS stalled
ORDER BY points DESC, deals DESC, region_id
