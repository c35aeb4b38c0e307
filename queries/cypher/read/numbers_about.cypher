// group: evidence
// summary: Which numbers are told about an entity, or about a tie at it
// mode: read
// param entity: Entity — entity
// param limit: count = null — maximum number of rows; all if not given
// column quantity: string — what is measured
// column value: number — the number
// column unit: string — unit
// column bound: string — exactly, at least, about, up to
// column change_of: boolean — true for a change, false for a level
// column nature: string — measured, planned or claimed
// column date: string — date or period of the number
// column counterpart: string — id of the other side, where there is one
// column tie_id: string — tie that it measures, if any
// column note_ru: string — note, in Russian
// column note_en: string — note, in English
// column source_id: string — id of the source
// column locator: string — place in the source
// column observation_id: string — id of the number
MATCH (o:Observation)-[:ABOUT]->(n)
WHERE n.id = $entity
MATCH (o)-[:FROM]->(s:Source)
RETURN o.quantity AS quantity,
       o.value AS value,
       o.unit AS unit,
       o.bound AS bound,
       o.change_of AS change_of,
       o.nature AS nature,
       o.date AS date,
       o.counterpart AS counterpart,
       o.tie_id AS tie_id,
       o.note_ru AS note_ru,
       o.note_en AS note_en,
       s.id AS source_id,
       o.locator AS locator,
       o.id AS observation_id
ORDER BY quantity, unit, coalesce(date, ''), observation_id
LIMIT toInteger(coalesce($limit, 1000000000))
