// summary: Which provinces a region works with, and how much
// summary_ru: С какими провинциями работает регион и насколько
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// column province_id: string — id of the province — код провинции
// column province_ru: string — province, Russian — провинция, по-русски
// column province_en: string — province, English — провинция, по-английски
// column deals: integer — number of deals — число сделок
// column operating: integer — of them deals that operate — из них действующих
// column ties: integer — number of ties — число связей
// column tie_types: strings — types of the ties — типы связей
MATCH ()-[r]->()
WHERE $region IN r.region_ids AND r.province_ids IS NOT NULL
WITH r, [i IN range(0, size(r.region_ids) - 1) WHERE r.region_ids[i] = $region | r.region_roles[i]][0] AS region_role
WHERE region_role <> 'claimed'
UNWIND r.province_ids AS province_id
WITH province_id, r
ORDER BY type(r)
WITH province_id,
     count(DISTINCT coalesce(r.deal_id, r.id)) AS deals,
     count(DISTINCT CASE WHEN r.stage = 'operating' THEN coalesce(r.deal_id, r.id) END) AS operating,
     count(DISTINCT r.id) AS ties,
     collect(DISTINCT type(r)) AS tie_types
MATCH (p:Province {id: province_id})
RETURN p.id AS province_id,
       p.name_ru AS province_ru,
       p.name_en AS province_en,
       deals AS deals,
       operating AS operating,
       ties AS ties,
       tie_types AS tie_types
ORDER BY deals DESC, operating DESC, province_id
