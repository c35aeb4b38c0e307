// group: risk
// summary: Which regions depend on one province: the share of their points that its deals make
// mode: read
// param region: Region = null — region; all regions if not given
// column region_id: string — id of the region
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column province_id: string — id of the province on which it depends most
// column province_ru: string — name of the province in Russian
// column province_en: string — name of the province in English
// column province_zh: string — name of the province in Chinese
// column points: number — points of deals with it that are running or being built
// column strength: number — points of deals that are running or being built
// column share_of_points: number — share of them that is with this province, 0 to 1
// column provinces: integer — provinces with which anything runs or is being built
// column untold_share: number — share of them that tells no province, 0 to 1
MATCH (r:Region)-[w:PARTNER]->(p)
WHERE $region IS NULL OR r.id = $region
WITH r, w, p
ORDER BY w.points DESC, p.id
WITH r,
     sum(w.points) AS strength,
     sum(CASE WHEN p:Province THEN 0.0 ELSE w.points END) AS untold,
     count(CASE WHEN p:Province AND w.points > 0 THEN 1 END) AS provinces,
     collect(CASE WHEN p:Province AND w.points > 0 THEN {p: p, points: w.points} END) AS told
WHERE strength > 0 AND size(told) > 0
WITH r, strength, untold, provinces, told[0] AS best
RETURN r.id AS region_id,
       r.name_ru AS region_ru,
       r.name_en AS region_en,
       coalesce(r.name_zh, r.name_en) AS region_zh,
       best.p.id AS province_id,
       best.p.name_ru AS province_ru,
       best.p.name_en AS province_en,
       coalesce(best.p.name_zh, best.p.name_en) AS province_zh,
       round(best.points, 9) AS points,
       round(strength, 9) AS strength,
       round(best.points / strength, 4) AS share_of_points,
       provinces AS provinces,
       round(untold / strength, 4) AS untold_share
ORDER BY share_of_points DESC, region_id
