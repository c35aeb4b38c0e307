// summary: The largest numbers told, of a quantity and in a unit
// summary_ru: Крупнейшие названные числа величины в единицах
// mode: read
// param quantity: string = null — what is measured (investment) — что измеряется (investment)
// param unit: string = null — unit (billion_RUB) — единица (billion_RUB)
// param each: integer = 5 — numbers of one quantity and unit at most — не более чисел одной величины в одних единицах
// param limit: integer = 200 — rows at most — не более строк
// column quantity: string — what is measured — что измеряется
// column value: number — the number — число
// column unit: string — unit — единица
// column bound: string — exactly, at least, about, up to — точно, не менее, около, до
// column change_of: boolean — true: a growth, not a level — да: рост, а не уровень
// column nature: string — measured, planned or claimed — измерено, запланировано или заявлено
// column date: string — when — когда
// column entity_ids: strings — what it is about — о чём оно
// column tie_id: string — tie that it measures, if any — связь, которую оно измеряет, если есть
// column note_ru: string — note, Russian — примечание, по-русски
// column note_en: string — note, English — примечание, по-английски
// column source_id: string — id of the source — код источника
// column locator: string — place in the source — место в источнике
// column observation_id: string — id of the number — код числа
MATCH (o:Observation)-[:FROM]->(s:Source)
WHERE ($quantity IS NULL OR o.quantity = $quantity) AND ($unit IS NULL OR o.unit = $unit)
OPTIONAL MATCH (o)-[:ABOUT]->(n)
WITH o, s, n
ORDER BY n.id
WITH o, s, collect(DISTINCT n.id) AS entity_ids
ORDER BY o.value DESC, o.id
WITH o.quantity AS what, o.unit AS measure, collect({o: o, s: s, entity_ids: entity_ids})[0..$each] AS largest
UNWIND largest AS one
WITH one.o AS o, one.s AS s, one.entity_ids AS entity_ids
RETURN o.quantity AS quantity,
       o.value AS value,
       o.unit AS unit,
       o.bound AS bound,
       o.change_of AS change_of,
       o.nature AS nature,
       o.date AS date,
       entity_ids AS entity_ids,
       o.tie_id AS tie_id,
       o.note_ru AS note_ru,
       o.note_en AS note_en,
       s.id AS source_id,
       o.locator AS locator,
       o.id AS observation_id
ORDER BY quantity, unit, value DESC, observation_id
LIMIT $limit
