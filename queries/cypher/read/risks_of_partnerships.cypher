// group: risk
// summary: Which risks partnerships run, which cases show them and what is said to answer them
// mode: read
// param entity: Entity = null — case that shows the risk; all cases if not given
// param limit: count = null — maximum number of rows; all if not given
// column risk_id: string — id of the risk
// column risk_ru: string — name of the risk in Russian
// column risk_en: string — name of the risk in English
// column risk_zh: string — name of the risk in Chinese
// column case_ids: strings — ids of the cases that show it
// column cases_ru: strings — names of the cases in Russian
// column cases_en: strings — names of the cases in English
// column cases_zh: strings — names of the cases in Chinese
// column answer_id: string — id of what is said to answer it
// column answer_ru: string — name of the answer in Russian
// column answer_en: string — name of the answer in English
// column answer_zh: string — name of the answer in Chinese
// column answer_kind: string — what the answer is a kind of
// column answer_case_ids: strings — ids of the cases that show the answer
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column basis: string — reported or inferred
// column tie_id: string — id of the tie
MATCH (risk:Concept {concept_kind: 'risk'})
OPTIONAL MATCH (shown)-[:EXEMPLIFIES]->(risk)
WITH risk, shown
ORDER BY shown.id
WITH risk,
     collect(shown.id) AS case_ids,
     collect(shown.name_ru) AS cases_ru,
     collect(shown.name_en) AS cases_en,
     collect(coalesce(shown.name_zh, shown.name_en)) AS cases_zh
WHERE $entity IS NULL OR $entity IN case_ids
OPTIONAL MATCH (answer:Concept)-[r:ADDRESSES]->(risk)
OPTIONAL MATCH (other)-[:EXEMPLIFIES]->(answer)
WITH risk, case_ids, cases_ru, cases_en, cases_zh, answer, r, other
ORDER BY other.id
WITH risk, case_ids, cases_ru, cases_en, cases_zh, answer, r, collect(other.id) AS answer_case_ids
RETURN risk.id AS risk_id,
       risk.name_ru AS risk_ru,
       risk.name_en AS risk_en,
       coalesce(risk.name_zh, risk.name_en) AS risk_zh,
       case_ids AS case_ids,
       cases_ru AS cases_ru,
       cases_en AS cases_en,
       cases_zh AS cases_zh,
       answer.id AS answer_id,
       answer.name_ru AS answer_ru,
       answer.name_en AS answer_en,
       coalesce(answer.name_zh, answer.name_en) AS answer_zh,
       answer.concept_kind AS answer_kind,
       answer_case_ids AS answer_case_ids,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.basis AS basis,
       r.id AS tie_id
// The risks that most cases show come first.
ORDER BY size(case_ids) DESC, risk_id, coalesce(answer_id, '')
LIMIT toInteger(coalesce($limit, 1000000000))
