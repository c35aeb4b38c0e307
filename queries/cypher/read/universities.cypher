// group: universities
// summary: Which universities work with whom
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column university_id: string — id of the university
// column university_ru: string — name of the university in Russian
// column university_en: string — name of the university in English
// column university_zh: string — name of the university in Chinese
// column tie_type: string — type of the tie
// column partner_id: string — id of the partner
// column partner_ru: string — name of the partner in Russian
// column partner_en: string — name of the partner in English
// column partner_zh: string — name of the partner in Chinese
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column stage: string — furthest stage reached
// column health: string — health
// column field: string — field
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (u:University)-[r]-(v)
WHERE r.role IN ['framework', 'substance', 'flow'] AND ($region IS NULL OR $region IN r.region_ids)
WITH *
// Of two universities the Russian one comes first; each tie is one row.
WHERE NOT v:University
   OR (u.country <> 'country:CN' AND v.country = 'country:CN')
   OR ((u.country = 'country:CN') = (v.country = 'country:CN') AND u.id < v.id)
WITH u AS a, r, v AS b
RETURN a.id AS university_id,
       a.name_ru AS university_ru,
       a.name_en AS university_en,
       coalesce(a.name_zh, a.name_en) AS university_zh,
       type(r) AS tie_type,
       b.id AS partner_id,
       b.name_ru AS partner_ru,
       b.name_en AS partner_en,
       coalesce(b.name_zh, b.name_en) AS partner_zh,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.field AS field,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY university_id, partner_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
