// group: corridors
// summary: How many routes and crossings tie each region with each province, and how many of them run
// mode: read
// param region: Region = null — region; all regions if not given
// column region_id: string — id of the region
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column province_id: string — id of the province; country:CN where none is told
// column province_ru: string — name of the province in Russian
// column province_en: string — name of the province in English
// column province_zh: string — name of the province in Chinese
// column routes: integer — number of routes and crossings
// column running: integer — of these, those that run
// column route_ids: strings — ids of the routes and crossings
MATCH (d:Deal)-[:ABOUT]->(route:Corridor|BorderCrossing)
MATCH (d)<-[t:TAKES_PART]-(r:Region)
WHERE t.share > 0 AND ($region IS NULL OR r.id = $region)
OPTIONAL MATCH (d)<-[:TAKES_PART]-(p:Province)
WITH r, p, route, d
ORDER BY route.id
WITH r,
     p,
     collect(DISTINCT route.id) AS all_ids,
     collect(DISTINCT CASE WHEN d.stage = 'operating' AND d.health IN ['active', 'slow'] THEN route.id END) AS running_ids
RETURN r.id AS region_id,
       r.name_ru AS region_ru,
       r.name_en AS region_en,
       coalesce(r.name_zh, r.name_en) AS region_zh,
       coalesce(p.id, 'country:CN') AS province_id,
       coalesce(p.name_ru, 'провинция не названа') AS province_ru,
       coalesce(p.name_en, 'province not told') AS province_en,
       coalesce(p.name_zh, p.name_en, '未说明省份') AS province_zh,
       size(all_ids) AS routes,
       size(running_ids) AS running,
       all_ids AS route_ids
ORDER BY routes DESC, region_id, province_id
