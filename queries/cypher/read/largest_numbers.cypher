// group: evidence
// summary: The largest reported numbers of each quantity in each unit, five of each unless told otherwise
// mode: read
// param quantity: quantity = null — what is measured; all quantities if not given
// param unit: unit = null — unit; all units if not given
// param each: count = 5 — maximum of numbers for one quantity and unit
// param limit: count = null — maximum number of rows; all if not given
// column quantity: string — what is measured
// column value: number — the number
// column unit: string — unit
// column bound: string — exactly, at least, about, up to
// column change_of: boolean — true for a change, false for a level
// column nature: string — measured, planned or claimed
// column date: string — when
// column entity_ids: strings — what it is about
// column tie_id: string — tie that it measures, if any
// column note_ru: string — note, in Russian
// column note_en: string — note, in English
// column source_id: string — id of the source
// column locator: string — place in the source
// column observation_id: string — id of the number
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
LIMIT toInteger(coalesce($limit, 1000000000))
