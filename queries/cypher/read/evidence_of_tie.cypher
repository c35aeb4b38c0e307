// group: evidence
// summary: What was said about a tie, where and when
// mode: read
// param tie: Tie — id of the tie
// column evidence_id: string — id of the evidence
// column source_id: string — id of the source
// column source_ru: string — name of the source in Russian
// column source_en: string — name of the source in English
// column source_zh: string — name of the source in Chinese
// column period: string — reporting period
// column section: string — section of the source
// column locator: string — place in the source
// column stage: string — stage that it reports
// column health: string — health that it reports
// column basis: string — reported or inferred
// column stance: string — for or against the tie
// column confidence: string — how far it can be relied on
// column url: string — address of the page, where the source is one
// column note_ru: string — what it says, in Russian
// column note_en: string — what it says, in English
MATCH (e:Evidence)-[:FROM]->(s:Source)
WHERE e.tie_id = $tie
RETURN e.id AS evidence_id,
       s.id AS source_id,
       s.name_ru AS source_ru,
       s.name_en AS source_en,
       coalesce(s.name_zh, s.name_en) AS source_zh,
       e.period AS period,
       e.section AS section,
       e.locator AS locator,
       e.stage AS stage,
       e.health AS health,
       e.basis AS basis,
       e.stance AS stance,
       e.confidence AS confidence,
       s.url AS url,
       e.note_ru AS note_ru,
       e.note_en AS note_en
ORDER BY coalesce(period, ''), source_id, locator, evidence_id
