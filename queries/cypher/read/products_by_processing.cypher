// group: sectors
// summary: What is exported to China, by level of processing
// mode: read
// param region: Region = null — region; all regions if not given
// column processing: string — level of processing
// column product_id: string — id of the product
// column product_ru: string — name of the product in Russian
// column product_en: string — name of the product in English
// column product_zh: string — name of the product in Chinese
// column ties: integer — number of ties
// column regions: integer — number of regions
// column operating: integer — of these, ties that operate
MATCH (a)-[r:EXPORTS]->(p:Product)
WHERE ($region IS NULL OR $region IN r.region_ids)
  AND coalesce(r.to_country, 'country:CN') = 'country:CN'
WITH p, r, CASE WHEN size(coalesce(r.region_ids, [])) = 0 THEN [null] ELSE r.region_ids END AS region_ids
UNWIND region_ids AS region_id
WITH p,
     count(DISTINCT r.id) AS ties,
     count(DISTINCT region_id) AS regions,
     count(DISTINCT CASE WHEN r.stage = 'operating' THEN r.id END) AS operating
RETURN p.processing AS processing,
       p.id AS product_id,
       p.name_ru AS product_ru,
       p.name_en AS product_en,
       coalesce(p.name_zh, p.name_en) AS product_zh,
       ties AS ties,
       regions AS regions,
       operating AS operating
ORDER BY coalesce(processing, ''), ties DESC, product_id
