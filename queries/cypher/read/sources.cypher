// group: evidence
// summary: On which sources the graph rests: how many ties and deals each tells of, and how far it can be relied on
// mode: read
// param limit: count = null — maximum number of rows; all if not given
// column source_id: string — id of the source
// column source_ru: string — name of the source in Russian
// column source_en: string — name of the source in English
// column source_zh: string — name of the source in Chinese
// column date: string — date of publication
// column language: string — language
// column confidence: string — how far it can be relied on
// column url: string — address of the page, where the source is one
// column evidence: integer — number of pieces of evidence
// column ties: integer — number of ties
// column deals: integer — number of deals
// column alone: integer — of these, deals of which no other source tells
MATCH (s:Source)<-[:FROM]-(e:Evidence)
OPTIONAL MATCH (e)-[:TELLS_OF]->(d:Deal)
WITH d, s, count(e) AS told, collect(DISTINCT e.tie_id) AS tie_ids
WITH d, collect({s: s, told: told, tie_ids: tie_ids}) AS sources
UNWIND sources AS one
WITH one.s AS s, d, one, size(sources) AS others
UNWIND one.tie_ids AS tie_id
WITH s,
     collect(DISTINCT {deal: d.id, told: one.told}) AS parts,
     count(DISTINCT tie_id) AS ties,
     count(DISTINCT d.id) AS deals,
     count(DISTINCT CASE WHEN others = 1 THEN d.id END) AS alone
WITH s, reduce(sum = 0, part IN parts | sum + part.told) AS evidence, ties, deals, alone
RETURN s.id AS source_id,
       s.name_ru AS source_ru,
       s.name_en AS source_en,
       coalesce(s.name_zh, s.name_en) AS source_zh,
       s.date AS date,
       s.language AS language,
       s.confidence AS confidence,
       s.url AS url,
       evidence AS evidence,
       ties AS ties,
       deals AS deals,
       alone AS alone
ORDER BY ties DESC, source_id
LIMIT toInteger(coalesce($limit, 1000000000))
