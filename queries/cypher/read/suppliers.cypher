// group: companies
// summary: Who supplies what to whom
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column company_id: string — id of the company
// column company_ru: string — name of the company in Russian
// column company_en: string — name of the company in English
// column company_zh: string — name of the company in Chinese
// column tie_type: string — type of the tie
// column customer_id: string — id of the customer
// column customer_ru: string — name of the customer in Russian
// column customer_en: string — name of the customer in English
// column customer_zh: string — name of the customer in Chinese
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column stage: string — furthest stage reached
// column health: string — health
// column product_id: string — id of the goods supplied
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (a)-[r:SUPPLIER_TO]->(b)
WHERE ($region IS NULL OR $region IN r.region_ids)
RETURN a.id AS company_id,
       a.name_ru AS company_ru,
       a.name_en AS company_en,
       coalesce(a.name_zh, a.name_en) AS company_zh,
       type(r) AS tie_type,
       b.id AS customer_id,
       b.name_ru AS customer_ru,
       b.name_en AS customer_en,
       coalesce(b.name_zh, b.name_en) AS customer_zh,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.product AS product_id,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY company_id, customer_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
