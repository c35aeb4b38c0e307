// summary: The ego network of an entity: all its ties one step away
// summary_ru: Ближайшее окружение объекта: все его связи в один шаг
// mode: read
// param entity: string — id of the entity — код объекта
// param limit: integer = 200 — rows at most — не более строк
// column neighbour_id: string — id of the neighbour — код: сосед
// column neighbour_type: string — type of the neighbour — тип: сосед
// column neighbour_ru: string — neighbour, Russian — сосед, по-русски
// column neighbour_en: string — neighbour, English — сосед, по-английски
// column tie_type: string — type of the tie — тип связи
// column direction: string — out of the entity or in to it — от объекта или к нему
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column tie_id: string — id of the tie — код связи
MATCH (n)-[r]-(m)
WHERE n.id = $entity AND r.role IS NOT NULL
RETURN m.id AS neighbour_id,
       labels(m)[0] AS neighbour_type,
       m.name_ru AS neighbour_ru,
       m.name_en AS neighbour_en,
       type(r) AS tie_type,
       CASE WHEN startNode(r).id = $entity THEN 'out' ELSE 'in' END AS direction,
       r.stage AS stage,
       r.health AS health,
       r.id AS tie_id
ORDER BY neighbour_id, tie_type, tie_id
LIMIT $limit
