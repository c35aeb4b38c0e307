// summary: Which universities work with whom
// summary_ru: Какие вузы с кем работают
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// param limit: integer = 200 — rows at most — не более строк
// column university_id: string — id of the university — код: вуз
// column university_ru: string — university, Russian — вуз, по-русски
// column university_en: string — university, English — вуз, по-английски
// column tie_type: string — type of the tie — тип связи
// column partner_id: string — id of the partner — код: партнёр
// column partner_ru: string — partner, Russian — партнёр, по-русски
// column partner_en: string — partner, English — партнёр, по-английски
// column region_ids: strings — regions it counts for — регионы, которым засчитано
// column province_ids: strings — provinces on the other side — провинции другой стороны
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column field: string — field — область
// column deal_id: string — id of the deal — код сделки
// column tie_id: string — id of the tie — код связи
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
       type(r) AS tie_type,
       b.id AS partner_id,
       b.name_ru AS partner_ru,
       b.name_en AS partner_en,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.field AS field,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY university_id, partner_id, tie_id
LIMIT $limit
