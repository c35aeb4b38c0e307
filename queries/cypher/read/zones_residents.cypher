// summary: Which Chinese residents the zones have
// summary_ru: Какие китайские резиденты есть в зонах
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// param limit: integer = 200 — rows at most — не более строк
// column resident_id: string — id of the resident — код: резидент
// column resident_ru: string — resident, Russian — резидент, по-русски
// column resident_en: string — resident, English — резидент, по-английски
// column tie_type: string — type of the tie — тип связи
// column zone_id: string — id of the zone — код: зона
// column zone_ru: string — zone, Russian — зона, по-русски
// column zone_en: string — zone, English — зона, по-английски
// column region_ids: strings — regions it counts for — регионы, которым засчитано
// column province_ids: strings — provinces on the other side — провинции другой стороны
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column zone_kind: string — kind of zone — вид зоны
// column deal_id: string — id of the deal — код сделки
// column tie_id: string — id of the tie — код связи
MATCH (a)-[r:RESIDENT_OF]->(b:Zone)
WHERE ($region IS NULL OR $region IN r.region_ids)
  AND (a.country = 'country:CN' OR a.id = 'country:CN' OR a.id STARTS WITH 'province:')
RETURN a.id AS resident_id,
       a.name_ru AS resident_ru,
       a.name_en AS resident_en,
       type(r) AS tie_type,
       b.id AS zone_id,
       b.name_ru AS zone_ru,
       b.name_en AS zone_en,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       b.zone_kind AS zone_kind,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY zone_id, resident_id, tie_id
LIMIT $limit
