// group: technology
// summary: Which high-tech goods are sold, bought, made or developed between Russia and China, and by how many
// mode: read
// param processing: processing = "high_tech" — level of processing
// param limit: count = null — maximum number of rows; all if not given
// column product_id: string — id of the product
// column product_ru: string — name of the product in Russian
// column product_en: string — name of the product in English
// column product_zh: string — name of the product in Chinese
// column sector: string — sector
// column sold: integer — ties by which it is sold to China
// column bought: integer — ties by which it is bought in China
// column made: integer — ties by which it is made, assembled, developed or supplied
// column operating: integer — of these, ties that operate
// column region_ids: strings — regions it counts for
MATCH ()-[made:ASSEMBLES_FOR|JOINT_VENTURE|DEVELOPS_WITH|SUPPLIER_TO|TRANSFERS_TECHNOLOGY_TO|INVESTOR_IN]->()
WHERE made.product IS NOT NULL
WITH collect({product: made.product, tie: made}) AS used
MATCH (p:Product {processing: $processing})
OPTIONAL MATCH (p)<-[sold:EXPORTS|IMPORTS]-()
WITH p, collect(sold) AS traded, [u IN used WHERE u.product = p.id | u.tie] AS made
WITH p, traded + made AS ties
UNWIND ties AS tie
UNWIND CASE WHEN size(coalesce(tie.region_ids, [])) = 0 THEN [null] ELSE tie.region_ids END AS region_id
WITH p, tie, region_id
ORDER BY region_id, tie.id
WITH p, collect(DISTINCT tie) AS ties, collect(DISTINCT region_id) AS region_ids
WITH p, [tie IN ties | type(tie)] AS types, size([tie IN ties WHERE tie.stage = 'operating' AND tie.health IN ['active', 'slow']]) AS operating, region_ids
RETURN p.id AS product_id,
       p.name_ru AS product_ru,
       p.name_en AS product_en,
       coalesce(p.name_zh, p.name_en) AS product_zh,
       p.sector AS sector,
       size([t IN types WHERE t = 'EXPORTS']) AS sold,
       size([t IN types WHERE t = 'IMPORTS']) AS bought,
       size([t IN types WHERE t <> 'EXPORTS' AND t <> 'IMPORTS']) AS made,
       operating AS operating,
       region_ids AS region_ids
ORDER BY size(types) DESC, product_id
LIMIT toInteger(coalesce($limit, 1000000000))
