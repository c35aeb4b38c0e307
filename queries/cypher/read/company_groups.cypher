// group: companies
// summary: Which companies belong to which: mothers and daughters, stakes held, successors
// mode: read
// param limit: count = null — maximum number of rows; all if not given
// column company_id: string — id of the company
// column company_ru: string — name of the company in Russian
// column company_en: string — name of the company in English
// column company_zh: string — name of the company in Chinese
// column company_country: string — its country
// column tie_type: string — type of the tie
// column other_id: string — id of the other company
// column other_ru: string — name of the other company in Russian
// column other_en: string — name of the other company in English
// column other_zh: string — name of the other company in Chinese
// column other_country: string — country of the other company
// column share_percent: number — share held, in percent
// column stage: string — furthest stage reached
// column health: string — health
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column tie_id: string — id of the tie
MATCH (a:Company)-[r:SUBSIDIARY_OF|OWNS_STAKE_IN|SUCCEEDED_BY]->(b:Company)
RETURN a.id AS company_id,
       a.name_ru AS company_ru,
       a.name_en AS company_en,
       coalesce(a.name_zh, a.name_en) AS company_zh,
       a.country AS company_country,
       type(r) AS tie_type,
       b.id AS other_id,
       b.name_ru AS other_ru,
       b.name_en AS other_en,
       coalesce(b.name_zh, b.name_en) AS other_zh,
       b.country AS other_country,
       r.share_percent AS share_percent,
       r.stage AS stage,
       r.health AS health,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.id AS tie_id
ORDER BY other_id, tie_type, company_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
