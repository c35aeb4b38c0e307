// summary: The shortest chains of ties from a region to a province
// summary_ru: Кратчайшие цепочки связей от региона до провинции
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// param province: string — id of the province (province:CN-HL) — код провинции (province:CN-HL)
// param limit: integer = 10 — chains at most — не более цепочек
// column steps: integer — length of the chain — длина цепочки
// column node_ids: strings — nodes of the chain in order — узлы цепочки по порядку
// column names_ru: strings — their names, Russian — их имена, по-русски
// column names_en: strings — their names, English — их имена, по-английски
// column tie_types: strings — types of its ties in order — типы связей по порядку
// column tie_ids: strings — its ties in order — связи по порядку
MATCH (start:Region {id: $region}), (end:Province {id: $province})
MATCH p = allShortestPaths((start)-[:SISTER_PROVINCE|SISTER_CITY|COOPERATES_WITH|REPRESENTED_IN|HAS_PROJECT|INVESTOR_IN|FINANCES|OWNS_STAKE_IN|OPERATES|JOINT_VENTURE|CONTRACTOR_FOR|SUPPLIER_TO|ASSEMBLES_FOR|LEASES|DEVELOPS_WITH|RESIDENT_OF|PARTNERS_WITH|TRANSFERS_TECHNOLOGY_TO|SERVES|BORDER_CROSSING|EXPORTS|IMPORTS|LOCATED_IN|SUBSIDIARY_OF|CROSSES_AT*..5]-(end))
WITH [n IN nodes(p) | n.id] AS node_ids,
     [n IN nodes(p) | coalesce(n.name_ru, n.id)] AS names_ru,
     [n IN nodes(p) | coalesce(n.name_en, n.id)] AS names_en,
     [r IN relationships(p) | type(r)] AS tie_types,
     [r IN relationships(p) | r.id] AS tie_ids,
     length(p) AS steps
RETURN steps AS steps,
       node_ids AS node_ids,
       names_ru AS names_ru,
       names_en AS names_en,
       tie_types AS tie_types,
       tie_ids AS tie_ids
ORDER BY steps, tie_ids
LIMIT $limit
