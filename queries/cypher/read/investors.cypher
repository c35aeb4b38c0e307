// group: companies
// summary: Who puts money into what: investors, owners, lenders
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column company_id: string — id of the company
// column company_country: string — its country
// column company_ru: string — name of the company in Russian
// column company_en: string — name of the company in English
// column company_zh: string — name of the company in Chinese
// column tie_type: string — type of the tie
// column project_id: string — id of the project
// column project_ru: string — name of the project in Russian
// column project_en: string — name of the project in English
// column project_zh: string — name of the project in Chinese
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column stage: string — furthest stage reached
// column health: string — health
// column share_percent: number — share held, in percent
// column localisation: string — depth of local production
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (a)-[r:INVESTOR_IN|OWNS_STAKE_IN|FINANCES]->(b)
WHERE ($region IS NULL OR $region IN r.region_ids)
RETURN a.id AS company_id,
       coalesce(a.country, CASE WHEN a.id STARTS WITH 'country:' THEN a.id WHEN a.id STARTS WITH 'province:' THEN 'country:CN' END) AS company_country,
       a.name_ru AS company_ru,
       a.name_en AS company_en,
       coalesce(a.name_zh, a.name_en) AS company_zh,
       type(r) AS tie_type,
       b.id AS project_id,
       b.name_ru AS project_ru,
       b.name_en AS project_en,
       coalesce(b.name_zh, b.name_en) AS project_zh,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.share_percent AS share_percent,
       r.localisation AS localisation,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY company_id, project_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
