// summary: Which Chinese residents and investors the zones have, by themselves and by projects in them
// summary_ru: Какие китайские резиденты и инвесторы есть в зонах, сами и через проекты в них
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// param limit: integer = 200 — rows at most — не более строк
// column resident_id: string — id of the resident — код: резидент
// column resident_ru: string — resident, Russian — резидент, по-русски
// column resident_en: string — resident, English — резидент, по-английски
// column tie_type: string — type of the tie — тип связи
// column through_id: string — id of the project in the zone, when it is by a project — код проекта в зоне, если через проект
// column through_ru: string — project, Russian — проект, по-русски
// column through_en: string — project, English — проект, по-английски
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
MATCH (a)-[r:RESIDENT_OF|INVESTOR_IN|OPERATES|OWNS_STAKE_IN|HAS_PRESENCE]->(thing)
WHERE $region IS NULL OR $region IN r.region_ids
WITH *
WHERE thing:Zone OR EXISTS { (thing)-[:PART_OF]->(:Zone) }
OPTIONAL MATCH (thing)-[:PART_OF]->(around:Zone)
WITH a, r, thing, CASE WHEN thing:Zone THEN thing ELSE around END AS b
WITH DISTINCT a, r, thing, b
// Chinese, or a Russian company that a Chinese one owns or holds a stake in.
WHERE a.country = 'country:CN'
   OR a.id = 'country:CN'
   OR a.id STARTS WITH 'province:'
   OR EXISTS { (a)-[:SUBSIDIARY_OF]->(mother) WHERE mother.country = 'country:CN' }
   OR EXISTS { (a)<-[stake:OWNS_STAKE_IN]-(owner) WHERE owner.country = 'country:CN' AND stake.health <> 'cancelled' }
RETURN a.id AS resident_id,
       a.name_ru AS resident_ru,
       a.name_en AS resident_en,
       type(r) AS tie_type,
       CASE WHEN thing.id <> b.id THEN thing.id END AS through_id,
       CASE WHEN thing.id <> b.id THEN thing.name_ru END AS through_ru,
       CASE WHEN thing.id <> b.id THEN thing.name_en END AS through_en,
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
