// group: who_with_whom
// summary: Which regions a province works with, and how much
// mode: read
// param province: Province — province
// column region_id: string — id of the region
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column points: number — points of deals that are running or being built
// column deals: integer — number of deals
// column operating: integer — of these, deals that operate
// column building: integer — of these, deals being built
// column agreed: integer — of these, agreed deals
// column discussed: integer — of these, deals under discussion
// column stalled: integer — deals at any stage that stalled or were cancelled
MATCH (r:Region)-[w:PARTNER]->(:Province {id: $province})
RETURN r.id AS region_id,
       r.name_ru AS region_ru,
       r.name_en AS region_en,
       coalesce(r.name_zh, r.name_en) AS region_zh,
       w.points AS points,
       w.deals AS deals,
       w.operating AS operating,
       w.building AS building,
       w.agreed AS agreed,
       w.discussed AS discussed,
       w.stalled AS stalled
ORDER BY points DESC, deals DESC, region_id
