// summary: Which regions a province works with, and how much
// summary_ru: С какими регионами работает провинция и насколько
// mode: read
// param province: string — id of the province (province:CN-HL) — код провинции (province:CN-HL)
// column region_id: string — id of the region — код региона
// column region_ru: string — region, Russian — регион, по-русски
// column region_en: string — region, English — регион, по-английски
// column deals: integer — number of deals — число сделок
// column operating: integer — of them deals that operate — из них действующих
// column ties: integer — number of ties — число связей
// column tie_types: strings — types of the ties — типы связей
MATCH ()-[r]->()
WHERE $province IN r.province_ids AND r.region_ids IS NOT NULL
UNWIND [i IN range(0, size(r.region_ids) - 1) WHERE r.region_roles[i] <> 'claimed' | r.region_ids[i]] AS region_id
WITH region_id, r
ORDER BY type(r)
WITH region_id,
     count(DISTINCT coalesce(r.deal_id, r.id)) AS deals,
     count(DISTINCT CASE WHEN r.stage = 'operating' THEN coalesce(r.deal_id, r.id) END) AS operating,
     count(DISTINCT r.id) AS ties,
     collect(DISTINCT type(r)) AS tie_types
MATCH (g:Region {id: region_id})
RETURN g.id AS region_id,
       g.name_ru AS region_ru,
       g.name_en AS region_en,
       deals AS deals,
       operating AS operating,
       ties AS ties,
       tie_types AS tie_types
ORDER BY deals DESC, operating DESC, region_id
