// group: corridors
// summary: Which routes and crossings are only planned, are delayed or have stopped
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column route_id: string — id of the route or crossing
// column route_ru: string — name of the route or crossing in Russian
// column route_en: string — name of the route or crossing in English
// column route_zh: string — name of the route or crossing in Chinese
// column route_type: string — type of the route or crossing
// column mode: string — mode of transport
// column place_id: string — id of the place
// column place_ru: string — name of the place in Russian
// column place_en: string — name of the place in English
// column place_zh: string — name of the place in Chinese
// column stage: string — furthest stage reached
// column health: string — health
// column planned: string — when it is due, as reported
// column last_period: string — end of the last reporting period that mentions it
// column note_ru: string — what is known, in Russian
// column note_en: string — what is known, in English
// column tie_id: string — id of the tie
MATCH (a)-[r:SERVES|BORDER_CROSSING]->(b)
WHERE (r.stage <> 'operating' OR r.health <> 'active')
  AND ($region IS NULL OR $region IN r.region_ids)
WITH *
// Of the two sides of a crossing the Chinese one.
WITH r, a, CASE WHEN type(r) = 'BORDER_CROSSING' AND (a:Province OR coalesce(a.country, a.id) = 'country:CN') THEN a ELSE b END AS place
WITH r, place, coalesce(r.via_id, a.id) AS wanted_id
MATCH (route:Corridor|BorderCrossing {id: wanted_id})
RETURN route.id AS route_id,
       route.name_ru AS route_ru,
       route.name_en AS route_en,
       coalesce(route.name_zh, route.name_en) AS route_zh,
       labels(route)[0] AS route_type,
       route.mode AS mode,
       place.id AS place_id,
       place.name_ru AS place_ru,
       place.name_en AS place_en,
       coalesce(place.name_zh, place.name_en) AS place_zh,
       r.stage AS stage,
       r.health AS health,
       r.planned AS planned,
       r.last_period AS last_period,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.id AS tie_id
ORDER BY route_id, place_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
