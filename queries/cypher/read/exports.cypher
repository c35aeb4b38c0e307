// group: sectors
// summary: What is sold to China, and by whom
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column seller_id: string — id of the seller
// column seller_ru: string — name of the seller in Russian
// column seller_en: string — name of the seller in English
// column seller_zh: string — name of the seller in Chinese
// column tie_type: string — type of the tie
// column product_id: string — id of the product
// column product_ru: string — name of the product in Russian
// column product_en: string — name of the product in English
// column product_zh: string — name of the product in Chinese
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column stage: string — furthest stage reached
// column health: string — health
// column processing: string — level of processing
// column hs_section: integer — HS section
// column buyer_id: string — id of the named buyer
// column via_id: string — id of what the goods pass through
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (a)-[r:EXPORTS]->(b:Product)
WHERE ($region IS NULL OR $region IN r.region_ids)
  AND coalesce(r.to_country, 'country:CN') = 'country:CN'
RETURN a.id AS seller_id,
       a.name_ru AS seller_ru,
       a.name_en AS seller_en,
       coalesce(a.name_zh, a.name_en) AS seller_zh,
       type(r) AS tie_type,
       b.id AS product_id,
       b.name_ru AS product_ru,
       b.name_en AS product_en,
       coalesce(b.name_zh, b.name_en) AS product_zh,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       b.processing AS processing,
       b.hs_section AS hs_section,
       r.buyer AS buyer_id,
       r.via_id AS via_id,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY seller_id, product_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
