// group: through_what
// summary: The ego network of an entity: all its ties one step away
// mode: read
// param entity: Entity — entity
// param limit: count = null — maximum number of rows; all if not given
// column neighbour_id: string — id of the neighbour
// column neighbour_type: string — type of the neighbour
// column neighbour_ru: string — name of the neighbour in Russian
// column neighbour_en: string — name of the neighbour in English
// column neighbour_zh: string — name of the neighbour in Chinese
// column tie_type: string — type of the tie
// column direction: string — out of the entity or into it
// column stage: string — furthest stage reached
// column health: string — health
// column tie_id: string — id of the tie
MATCH (n)-[r]-(m)
WHERE n.id = $entity AND r.role IS NOT NULL
RETURN m.id AS neighbour_id,
       labels(m)[0] AS neighbour_type,
       m.name_ru AS neighbour_ru,
       m.name_en AS neighbour_en,
       coalesce(m.name_zh, m.name_en) AS neighbour_zh,
       type(r) AS tie_type,
       CASE WHEN startNode(r).id = $entity THEN 'out' ELSE 'in' END AS direction,
       r.stage AS stage,
       r.health AS health,
       r.id AS tie_id
ORDER BY neighbour_id, tie_type, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
