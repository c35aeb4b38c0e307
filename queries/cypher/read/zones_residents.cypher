// group: zones
// summary: Which Chinese residents and investors the zones have, directly or through projects in them
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column resident_id: string — id of the resident
// column resident_ru: string — name of the resident in Russian
// column resident_en: string — name of the resident in English
// column resident_zh: string — name of the resident in Chinese
// column tie_type: string — type of the tie
// column through_id: string — id of the project in the zone, if it is through a project
// column through_ru: string — name of the project in Russian
// column through_en: string — name of the project in English
// column through_zh: string — name of the project in Chinese
// column zone_id: string — id of the zone
// column zone_ru: string — name of the zone in Russian
// column zone_en: string — name of the zone in English
// column zone_zh: string — name of the zone in Chinese
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column stage: string — furthest stage reached
// column health: string — health
// column zone_kind: string — kind of zone
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
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
       coalesce(a.name_zh, a.name_en) AS resident_zh,
       type(r) AS tie_type,
       CASE WHEN thing.id <> b.id THEN thing.id END AS through_id,
       CASE WHEN thing.id <> b.id THEN thing.name_ru END AS through_ru,
       CASE WHEN thing.id <> b.id THEN thing.name_en END AS through_en,
       CASE WHEN thing.id <> b.id THEN coalesce(thing.name_zh, thing.name_en) END AS through_zh,
       b.id AS zone_id,
       b.name_ru AS zone_ru,
       b.name_en AS zone_en,
       coalesce(b.name_zh, b.name_en) AS zone_zh,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       b.zone_kind AS zone_kind,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY zone_id, resident_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
