// summary: Which regions and cities are twinned
// summary_ru: Какие регионы и города — побратимы
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// param limit: integer = 200 — rows at most — не более строк
// column from_id: string — id of the Russian end — код: российская сторона
// column from_ru: string — Russian end, Russian — российская сторона, по-русски
// column from_en: string — Russian end, English — российская сторона, по-английски
// column tie_type: string — type of the tie — тип связи
// column to_id: string — id of the Chinese end — код: китайская сторона
// column to_ru: string — Chinese end, Russian — китайская сторона, по-русски
// column to_en: string — Chinese end, English — китайская сторона, по-английски
// column region_ids: strings — regions it counts for — регионы, которым засчитано
// column province_ids: strings — provinces on the other side — провинции другой стороны
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column start: string — when it began, as told — начало, как сказано
// column deal_id: string — id of the deal — код сделки
// column tie_id: string — id of the tie — код связи
MATCH (a)-[r:SISTER_PROVINCE|SISTER_CITY]-(b)
WHERE $region IS NULL OR $region IN r.region_ids
WITH *
// Twins are equal; the Russian one comes first here.
WHERE b:Province OR b.country = 'country:CN'
RETURN a.id AS from_id,
       a.name_ru AS from_ru,
       a.name_en AS from_en,
       type(r) AS tie_type,
       b.id AS to_id,
       b.name_ru AS to_ru,
       b.name_en AS to_en,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.start AS start,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY from_id, to_id, tie_id
LIMIT $limit
