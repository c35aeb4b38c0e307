// group: through_what
// summary: The shortest chains of ties from a region to a province: at most four ties, none through a country
// mode: read
// param region: Region — region
// param province: Province — province
// param limit: count = null — maximum number of chains; all if not given
// column steps: integer — ties in the chain, except those of place and part
// column unsettled: integer — of these, ties that do not operate or run into trouble
// column node_ids: strings — nodes of the chain in order
// column names_ru: strings — their names in Russian
// column names_en: strings — their names in English
// column names_zh: strings — their names in Chinese
// column tie_types: strings — types of its ties in order
// column tie_ids: strings — its ties in order
MATCH p = (:Region {id: $region}) (()-[r:SISTER_PROVINCE|SISTER_CITY|COOPERATES_WITH|REPRESENTED_IN|HAS_PROJECT|INVESTOR_IN|FINANCES|OWNS_STAKE_IN|OPERATES|JOINT_VENTURE|CONTRACTOR_FOR|SUPPLIER_TO|ASSEMBLES_FOR|LEASES|DEVELOPS_WITH|RESIDENT_OF|PARTNERS_WITH|TRANSFERS_TECHNOLOGY_TO|SERVES|BORDER_CROSSING|CROSSES_AT|LOCATED_IN|PART_OF|SUBSIDIARY_OF]-(n) WHERE NOT n:Country){1,4} (:Province {id: $province})
// Not through a country, a product or a source: they tie everything to everything.
WITH [n IN nodes(p) | n.id] AS node_ids,
     [n IN nodes(p) | coalesce(n.name_ru, n.id)] AS names_ru,
     [n IN nodes(p) | coalesce(n.name_en, n.id)] AS names_en,
     [n IN nodes(p) | coalesce(n.name_zh, n.name_en, n.id)] AS names_zh,
     [r IN relationships(p) | type(r)] AS tie_types,
     [r IN relationships(p) | r.id] AS tie_ids,
     [r IN relationships(p) WHERE r.role <> 'structural' | r.id] AS told_ids,
     size([r IN relationships(p) WHERE r.role <> 'structural' AND (r.stage <> 'operating' OR r.health <> 'active')]) AS unsettled,
     size([r IN relationships(p) WHERE r.health IN ['cancelled', 'ended']]) AS over
WHERE over = 0
  AND all(x IN node_ids WHERE size([y IN node_ids WHERE y = x]) = 1)
  // That a thing stands on both banks is no tie.
  AND none(i IN range(1, size(node_ids) - 2) WHERE tie_types[i - 1] = 'LOCATED_IN' AND tie_types[i] = 'LOCATED_IN' AND NOT node_ids[i] STARTS WITH 'city:')
// The same ties once, by the fewest places.
WITH told_ids, unsettled, node_ids, names_ru, names_en, names_zh, tie_types, tie_ids
ORDER BY size(node_ids), tie_ids
WITH told_ids, unsettled, collect({node_ids: node_ids, names_ru: names_ru, names_en: names_en, names_zh: names_zh, tie_types: tie_types, tie_ids: tie_ids})[0] AS chain
WITH collect({steps: size(told_ids), unsettled: unsettled, chain: chain}) AS chains, min(size(told_ids)) AS least
UNWIND chains AS one
WITH one.steps AS steps, one.unsettled AS unsettled, one.chain AS chain, least
WHERE steps = least
RETURN steps AS steps,
       unsettled AS unsettled,
       chain.node_ids AS node_ids,
       chain.names_ru AS names_ru,
       chain.names_en AS names_en,
       chain.names_zh AS names_zh,
       chain.tie_types AS tie_types,
       chain.tie_ids AS tie_ids
ORDER BY steps, unsettled, size(node_ids), tie_ids
LIMIT toInteger(coalesce($limit, 1000000000))
