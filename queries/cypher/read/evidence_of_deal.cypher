// group: evidence
// summary: What was said about a deal, where and when
// mode: read
// param deal: Deal — deal
// column evidence_id: string — id of the evidence
// column tie_id: string — id of the tie of the deal
// column source_id: string — id of the source
// column source_ru: string — name of the source in Russian
// column source_en: string — name of the source in English
// column source_zh: string — name of the source in Chinese
// column period: string — reporting period
// column locator: string — place in the source
// column stage: string — stage that it reports
// column health: string — health that it reports
// column basis: string — reported or inferred
// column stance: string — for or against the tie
// column note_ru: string — what it says, in Russian
// column note_en: string — what it says, in English
MATCH (:Deal {id: $deal})<-[:TELLS_OF]-(e:Evidence)-[:FROM]->(s:Source)
RETURN e.id AS evidence_id,
       e.tie_id AS tie_id,
       s.id AS source_id,
       s.name_ru AS source_ru,
       s.name_en AS source_en,
       coalesce(s.name_zh, s.name_en) AS source_zh,
       e.period AS period,
       e.locator AS locator,
       e.stage AS stage,
       e.health AS health,
       e.basis AS basis,
       e.stance AS stance,
       e.note_ru AS note_ru,
       e.note_en AS note_en
ORDER BY coalesce(period, ''), source_id, locator, evidence_id
