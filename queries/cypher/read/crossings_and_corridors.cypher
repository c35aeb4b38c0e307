// group: corridors
// summary: Which border crossings and transport corridors there are, which places they join and how they stand
// mode: read
// param region: Region = null — region; all regions if not given
// param mode: mode = null — mode of transport; all modes if not given
// param limit: count = null — maximum number of rows; all if not given
// column route_id: string — id of the route or crossing
// column route_ru: string — name of the route or crossing in Russian
// column route_en: string — name of the route or crossing in English
// column route_zh: string — name of the route or crossing in Chinese
// column route_type: string — type of the route or crossing
// column mode: string — mode of transport
// column places: strings — places that it joins
// column places_ru: strings — names of these places in Russian
// column places_en: strings — names of these places in English
// column places_zh: strings — names of these places in Chinese
// column region_ids: strings — regions it counts for
// column stages: strings — stages of its ties
// column healths: strings — health of its ties
MATCH (a)-[across:BORDER_CROSSING]->(b)
WITH collect({via: across.via_id, tie: across, ends: [a, b]}) AS crossed
MATCH (route:Corridor|BorderCrossing)
WHERE $mode IS NULL OR route.mode = $mode
OPTIONAL MATCH (route)-[s:SERVES|CROSSES_AT|LOCATED_IN]->(station)
WITH route, [c IN crossed WHERE c.via = route.id] AS mine, collect(s) AS served, collect(station) AS stations
WITH route,
     served + [c IN mine | c.tie] AS ties,
     stations + [c IN mine | c.ends[0]] + [c IN mine | c.ends[1]] AS ends
UNWIND CASE WHEN size(ends) = 0 THEN [null] ELSE ends END AS place
WITH route, ties, place
ORDER BY place.id
WITH route, ties, collect(DISTINCT place) AS places
UNWIND CASE WHEN size(ties) = 0 THEN [null] ELSE ties END AS tie
UNWIND CASE WHEN size(coalesce(tie.region_ids, [])) = 0 THEN [null] ELSE tie.region_ids END AS region_id
WITH route, places, region_id, tie.stage AS stage, tie.health AS health
ORDER BY region_id, stage, health
WITH route,
     places,
     collect(DISTINCT region_id) AS region_ids,
     collect(DISTINCT stage) AS stages,
     collect(DISTINCT health) AS healths
// A route of the region with all its places, those of other regions too.
WHERE $region IS NULL OR $region IN region_ids
RETURN route.id AS route_id,
       route.name_ru AS route_ru,
       route.name_en AS route_en,
       coalesce(route.name_zh, route.name_en) AS route_zh,
       labels(route)[0] AS route_type,
       route.mode AS mode,
       [place IN places | place.id] AS places,
       [place IN places | place.name_ru] AS places_ru,
       [place IN places | place.name_en] AS places_en,
       [place IN places | coalesce(place.name_zh, place.name_en)] AS places_zh,
       region_ids AS region_ids,
       stages AS stages,
       healths AS healths
ORDER BY route_type, route_id
LIMIT toInteger(coalesce($limit, 1000000000))
