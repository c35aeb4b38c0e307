// group: what_is_missing
// summary: Which regions have nothing lasting with China that runs: no link, nothing built, no service, no partnership
// mode: read
// column region_id: string — id of the region
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column deals: integer — number of deals
// column agreed: integer — of these, agreed deals
// column goods: integer — of these, goods and contacts that run
// column points: number — points for the region
// column mark: number — mark from 1 to 10
// column published_mark: number — mark of the latest published edition
MATCH (r:Region)
OPTIONAL MATCH (r)-[t:TAKES_PART]->(d:Deal)
WHERE t.share > 0
WITH r,
     count(d) AS deals,
     count(CASE WHEN t.stage = 'agreed' THEN 1 END) AS agreed,
     count(CASE WHEN t.kind = 'goods' AND t.stage = 'operating' THEN 1 END) AS goods,
     count(CASE WHEN t.kind <> 'goods' AND t.stage = 'operating' AND t.health IN ['active', 'slow'] THEN 1 END) AS lasting,
     round(coalesce(sum(t.points), 0.0), 9) AS points
WHERE lasting = 0
RETURN r.id AS region_id,
       r.name_ru AS region_ru,
       r.name_en AS region_en,
       coalesce(r.name_zh, r.name_en) AS region_zh,
       deals AS deals,
       agreed AS agreed,
       goods AS goods,
       points AS points,
       r.mark AS mark,
       r.published_mark AS published_mark
ORDER BY points DESC, region_id
