// group: evidence
// summary: What a source says, in its own order
// mode: read
// param source: Source — source
// param section: string = null — section of the source; all if not given
// param limit: count = null — maximum number of rows; all if not given
// column evidence_id: string — id of the evidence
// column tie_id: string — id of the tie
// column period: string — reporting period
// column section: string — section of the source
// column locator: string — place in the source
// column stage: string — stage that it reports
// column health: string — health that it reports
// column basis: string — reported or inferred
// column stance: string — for or against the tie
// column note_ru: string — what it says, in Russian
// column note_en: string — what it says, in English
MATCH (e:Evidence)-[:FROM]->(s:Source {id: $source})
WHERE $section IS NULL OR e.section = $section
WITH e, split(e.locator, '/') AS parts
WITH e, parts[size(parts) - 2] AS place, toInteger(parts[size(parts) - 1]) AS number
RETURN e.id AS evidence_id,
       e.tie_id AS tie_id,
       e.period AS period,
       e.section AS section,
       e.locator AS locator,
       e.stage AS stage,
       e.health AS health,
       e.basis AS basis,
       e.stance AS stance,
       e.note_ru AS note_ru,
       e.note_en AS note_en
// The column before comes before the column after, and before/9 before before/10.
ORDER BY coalesce(section, ''), coalesce(place, '') DESC, coalesce(number, 0), locator, evidence_id
LIMIT toInteger(coalesce($limit, 1000000000))
