// summary: What a source says, in its order
// summary_ru: Что говорит источник, по порядку
// mode: read
// param source: string — id of the source — код источника
// param section: string = null — section of it; all when not given — раздел; все, если не указан
// param limit: integer = 200 — rows at most — не более строк
// column evidence_id: string — id of the evidence — код свидетельства
// column tie_id: string — id of the tie — код связи
// column period: string — reporting period — отчётный период
// column section: string — section of the source — раздел источника
// column locator: string — place in the source — место в источнике
// column stage: string — stage that it asserts — стадия, о которой говорит
// column health: string — health that it asserts — состояние, о котором говорит
// column basis: string — reported or inferred — сообщено или выведено
// column stance: string — for or against the tie — за или против связи
// column note_ru: string — what it says, Russian — что сказано, по-русски
// column note_en: string — what it says, English — что сказано, по-английски
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
LIMIT $limit
