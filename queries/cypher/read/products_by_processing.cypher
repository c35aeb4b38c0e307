// summary: What is exported to China, by level of processing
// summary_ru: Что вывозится в Китай, по уровню передела
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// column processing: string — level of processing — уровень передела
// column product_id: string — id of the product — код: товар
// column product_ru: string — product, Russian — товар, по-русски
// column product_en: string — product, English — товар, по-английски
// column ties: integer — number of ties — число связей
// column regions: integer — number of regions — число регионов
// column operating: integer — of them ties that operate — из них действующих
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
       ties AS ties,
       regions AS regions,
       operating AS operating
ORDER BY coalesce(processing, ''), ties DESC, product_id
