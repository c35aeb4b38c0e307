// group: sectors
// summary: In which sectors each region works with China, and how much
// mode: read
// param region: Region = null — region; all regions if not given
// param minimum: count = 1 — minimum number of deals
// column region_id: string — id of the region
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column sector: string — sector
// column deals: integer — number of deals
// column operating: integer — of these, deals that operate
// column points: number — points for the region
// column share_of_points: number — share of all points of the region, 0 to 1
MATCH (r:Region)-[t:TAKES_PART]->(d:Deal)
WHERE t.share > 0 AND ($region IS NULL OR r.id = $region)
WITH r, d.sector AS sector, count(d) AS deals, count(CASE WHEN t.stage = 'operating' THEN 1 END) AS operating, round(sum(t.points), 9) AS points
WITH r, collect({sector: sector, deals: deals, operating: operating, points: points}) AS sectors, sum(points) AS whole
UNWIND sectors AS one
WITH r, whole, one.sector AS sector, one.deals AS deals, one.operating AS operating, one.points AS points
WHERE deals >= $minimum
RETURN r.id AS region_id,
       r.name_ru AS region_ru,
       r.name_en AS region_en,
       coalesce(r.name_zh, r.name_en) AS region_zh,
       sector AS sector,
       deals AS deals,
       operating AS operating,
       points AS points,
       CASE WHEN whole > 0 THEN round(points / whole, 4) ELSE 0.0 END AS share_of_points
ORDER BY region_id, points DESC, sector
