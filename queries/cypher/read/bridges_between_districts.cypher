// group: network
// summary: Which provinces tie far parts of Russia together: the federal districts in which they work, and how evenly
// mode: read
// param limit: count = null — maximum number of rows; all if not given
// column province_id: string — id of the province
// column province_ru: string — name of the province in Russian
// column province_en: string — name of the province in English
// column province_zh: string — name of the province in Chinese
// column regions: integer — number of regions
// column districts: strings — federal districts in which anything runs or is being built
// column points: number — points of deals that are running or being built
// column spread: number — how evenly the points lie over the districts, from 0 (one district) towards 1 (participation coefficient)
MATCH (r:Region)-[w:PARTNER]->(p:Province)
WHERE w.points > 0
WITH p, r.federal_district AS district, count(r) AS regions, sum(w.points) AS points
ORDER BY district
WITH p, collect(district) AS districts, sum(regions) AS regions, sum(points) AS whole, sum(points * points) AS square_sum
RETURN p.id AS province_id,
       p.name_ru AS province_ru,
       p.name_en AS province_en,
       coalesce(p.name_zh, p.name_en) AS province_zh,
       regions AS regions,
       districts AS districts,
       round(whole, 9) AS points,
       round(1 - square_sum / (whole * whole), 4) AS spread
ORDER BY spread DESC, points DESC, province_id
LIMIT toInteger(coalesce($limit, 1000000000))
