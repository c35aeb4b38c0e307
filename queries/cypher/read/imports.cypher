// group: sectors
// summary: What is bought in China, and by whom
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column buyer_id: string — id of the buyer
// column buyer_ru: string — name of the buyer in Russian
// column buyer_en: string — name of the buyer in English
// column buyer_zh: string — name of the buyer in Chinese
// column product_id: string — id of the product
// column product_ru: string — name of the product in Russian
// column product_en: string — name of the product in English
// column product_zh: string — name of the product in Chinese
// column processing: string — level of processing
// column region_ids: strings — regions it counts for
// column stage: string — furthest stage reached
// column health: string — health
// column via_id: string — id of what the goods pass through
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (a)-[r:IMPORTS]->(p:Product)
WHERE ($region IS NULL OR $region IN r.region_ids)
  AND coalesce(r.from_country, 'country:CN') = 'country:CN'
RETURN a.id AS buyer_id,
       a.name_ru AS buyer_ru,
       a.name_en AS buyer_en,
       coalesce(a.name_zh, a.name_en) AS buyer_zh,
       p.id AS product_id,
       p.name_ru AS product_ru,
       p.name_en AS product_en,
       coalesce(p.name_zh, p.name_en) AS product_zh,
       p.processing AS processing,
       r.region_ids AS region_ids,
       r.stage AS stage,
       r.health AS health,
       r.via_id AS via_id,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY product_id, buyer_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
