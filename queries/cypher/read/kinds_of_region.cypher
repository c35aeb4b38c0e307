// group: through_what
// summary: Through what each region works with China: links, built things, services, partnerships, goods
// mode: read
// param region: Region = null — region; all regions if not given
// column region_id: string — id of the region
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column kind: string — kind of the deals
// column deals: integer — number of deals
// column operating: integer — of these, deals that operate
// column points: number — points for the region
MATCH (r:Region)-[t:TAKES_PART]->(d:Deal)
WHERE t.share > 0 AND ($region IS NULL OR r.id = $region)
RETURN r.id AS region_id,
       r.name_ru AS region_ru,
       r.name_en AS region_en,
       coalesce(r.name_zh, r.name_en) AS region_zh,
       t.kind AS kind,
       count(d) AS deals,
       count(CASE WHEN t.stage = 'operating' THEN 1 END) AS operating,
       round(sum(t.points), 9) AS points
ORDER BY region_id, points DESC, kind
