// group: universities
// summary: Which universities have most partners, in which fields, and how many of these ties run
// mode: read
// param limit: count = null — maximum number of rows; all if not given
// column university_id: string — id of the university
// column university_ru: string — name of the university in Russian
// column university_en: string — name of the university in English
// column university_zh: string — name of the university in Chinese
// column country: string — its country
// column partners: integer — number of partners
// column ties: integer — number of ties
// column operating: integer — of these, ties that operate
// column fields: strings — fields
// column partner_ids: strings — ids of the partners
MATCH (u:University)-[r]-(v)
WHERE r.role IN ['framework', 'substance', 'flow'] AND coalesce(u.named, true)
RETURN u.id AS university_id,
       u.name_ru AS university_ru,
       u.name_en AS university_en,
       coalesce(u.name_zh, u.name_en) AS university_zh,
       u.country AS country,
       count(DISTINCT v.id) AS partners,
       count(DISTINCT r.id) AS ties,
       count(DISTINCT CASE WHEN r.stage = 'operating' AND r.health IN ['active', 'slow'] THEN r.id END) AS operating,
       COLLECT { MATCH (u)-[t:PARTNERS_WITH]-() WHERE t.field IS NOT NULL RETURN DISTINCT t.field AS field ORDER BY field } AS fields,
       COLLECT { MATCH (u)-[t]-(w) WHERE t.role IN ['framework', 'substance', 'flow'] RETURN DISTINCT w.id AS id ORDER BY id } AS partner_ids
ORDER BY partners DESC, ties DESC, university_id
LIMIT toInteger(coalesce($limit, 1000000000))
