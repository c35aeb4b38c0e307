// group: corridors
// summary: Which crossings, routes and lines across the border join which places
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column route_id: string — id of the route or crossing
// column route_type: string — type of the route or crossing
// column route_ru: string — name of the route or crossing in Russian
// column route_en: string — name of the route or crossing in English
// column route_zh: string — name of the route or crossing in Chinese
// column mode: string — mode of transport
// column places: strings — places that it joins
// column region_ids: strings — regions it counts for
// column stages: strings — stages of its ties
// column healths: strings — health of its ties
MATCH (a)-[r:BORDER_CROSSING|SERVES|CROSSES_AT|LOCATED_IN|HAS_PROJECT]->(b)
WITH r,
     CASE type(r) WHEN 'BORDER_CROSSING' THEN r.via_id WHEN 'HAS_PROJECT' THEN b.id ELSE a.id END AS wanted_id,
     CASE type(r) WHEN 'BORDER_CROSSING' THEN [a.id, b.id] WHEN 'HAS_PROJECT' THEN [a.id] ELSE [b.id] END AS ends
UNWIND ends AS place
UNWIND CASE WHEN size(coalesce(r.region_ids, [])) = 0 THEN [null] ELSE r.region_ids END AS region_id
WITH wanted_id, place, region_id, r
ORDER BY place, region_id, r.stage, r.health
WITH wanted_id,
     collect(DISTINCT place) AS places,
     collect(DISTINCT region_id) AS region_ids,
     collect(DISTINCT r.stage) AS stages,
     collect(DISTINCT r.health) AS healths
// A route of the region with all its places, those of other regions too.
WHERE $region IS NULL OR $region IN region_ids
MATCH (route:Corridor|BorderCrossing|Project {id: wanted_id})
// Of what is built only what passes the border: pipelines, bridges, power lines.
WHERE NOT route:Project OR EXISTS { (:Deal {id: 'deal:' + route.id, kind: 'link'}) }
RETURN route.id AS route_id,
       labels(route)[0] AS route_type,
       route.name_ru AS route_ru,
       route.name_en AS route_en,
       coalesce(route.name_zh, route.name_en) AS route_zh,
       route.mode AS mode,
       places AS places,
       region_ids AS region_ids,
       stages AS stages,
       healths AS healths
ORDER BY route_type, route_id
LIMIT toInteger(coalesce($limit, 1000000000))
