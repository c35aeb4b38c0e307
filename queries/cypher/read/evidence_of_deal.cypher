// summary: What was said about a deal, where and when
// summary_ru: Что, где и когда сказано о сделке
// mode: read
// param deal: string — id of the deal — код сделки
// column evidence_id: string — id of the evidence — код свидетельства
// column tie_id: string — id of the tie of the deal — код связи этой сделки
// column source_id: string — id of the source — код источника
// column source_ru: string — source, Russian — источник, по-русски
// column source_en: string — source, English — источник, по-английски
// column period: string — reporting period — отчётный период
// column locator: string — place in the source — место в источнике
// column stage: string — stage that it asserts — стадия, о которой говорит
// column health: string — health that it asserts — состояние, о котором говорит
// column basis: string — reported or inferred — сообщено или выведено
// column stance: string — for or against the tie — за или против связи
// column note_ru: string — what it says, Russian — что сказано, по-русски
// column note_en: string — what it says, English — что сказано, по-английски
MATCH (:Deal {id: $deal})<-[:TELLS_OF]-(e:Evidence)-[:FROM]->(s:Source)
RETURN e.id AS evidence_id,
       e.tie_id AS tie_id,
       s.id AS source_id,
       s.name_ru AS source_ru,
       s.name_en AS source_en,
       e.period AS period,
       e.locator AS locator,
       e.stage AS stage,
       e.health AS health,
       e.basis AS basis,
       e.stance AS stance,
       e.note_ru AS note_ru,
       e.note_en AS note_en
ORDER BY coalesce(period, ''), source_id, locator, evidence_id
