// group: what_is_missing
// summary: Which twinned regions and provinces have nothing between them but contacts and goods: nothing else runs or is being built
// mode: read
// column region_id: string — id of the region
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column province_id: string — id of the province
// column province_ru: string — name of the province in Russian
// column province_en: string — name of the province in English
// column province_zh: string — name of the province in Chinese
// column start: string — when it began, as reported
// column stage: string — furthest stage reached
// column deals: integer — number of deals, talk and contacts included
// column tie_id: string — id of the tie
MATCH (r:Region)-[twin:SISTER_PROVINCE]-(p:Province)
WHERE NOT twin.health IN ['cancelled', 'ended']
OPTIONAL MATCH (r)-[w:PARTNER]->(p)
WITH r, twin, p, w
// Twinning is a deal itself, and friendship; what else runs is counted.
WHERE NOT EXISTS { MATCH (r)-[t:TAKES_PART]->(d:Deal)<-[:TAKES_PART]-(p) WHERE d.kind <> 'goods' AND t.share > 0 AND t.stage IN ['operating', 'building'] }
RETURN r.id AS region_id,
       r.name_ru AS region_ru,
       r.name_en AS region_en,
       coalesce(r.name_zh, r.name_en) AS region_zh,
       p.id AS province_id,
       p.name_ru AS province_ru,
       p.name_en AS province_en,
       coalesce(p.name_zh, p.name_en) AS province_zh,
       twin.start AS start,
       twin.stage AS stage,
       coalesce(w.deals, 0) AS deals,
       twin.id AS tie_id
ORDER BY deals, region_id, province_id
