// group: technology
// summary: What is assembled, developed or made together, by whom, of what and how far it is local
// mode: read
// param region: Region = null — region; all regions if not given
// param sector: sector = null — sector; all sectors if not given
// param limit: count = null — maximum number of rows; all if not given
// column first_id: string — id of the first end
// column first_ru: string — name of the first end in Russian
// column first_en: string — name of the first end in English
// column first_zh: string — name of the first end in Chinese
// column tie_type: string — type of the tie
// column second_id: string — id of the second end
// column second_ru: string — name of the second end in Russian
// column second_en: string — name of the second end in English
// column second_zh: string — name of the second end in Chinese
// column product_id: string — id of the product
// column product_ru: string — name of the product in Russian
// column product_en: string — name of the product in English
// column product_zh: string — name of the product in Chinese
// column processing: string — level of processing
// column sector: string — sector
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column stage: string — furthest stage reached
// column health: string — health
// column localisation: string — depth of local production
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (one)-[r:ASSEMBLES_FOR|JOINT_VENTURE|DEVELOPS_WITH]->(other)
WHERE ($region IS NULL OR $region IN r.region_ids) AND ($sector IS NULL OR r.sector = $sector)
WITH one, r, other,
     one:Province OR coalesce(one.country, one.id) = 'country:CN' AS one_chinese,
     other:Province OR coalesce(other.country, other.id) = 'country:CN' AS other_chinese
// Of equal ends the Chinese one comes second here, of two of one side that whose id is later.
WITH r, CASE WHEN type(r) <> 'ASSEMBLES_FOR' AND ((one_chinese AND NOT other_chinese) OR (one_chinese = other_chinese AND one.id > other.id)) THEN [other, one] ELSE [one, other] END AS ends
WITH r, ends[0] AS a, ends[1] AS b
OPTIONAL MATCH (p:Product {id: r.product})
RETURN a.id AS first_id,
       a.name_ru AS first_ru,
       a.name_en AS first_en,
       coalesce(a.name_zh, a.name_en) AS first_zh,
       type(r) AS tie_type,
       b.id AS second_id,
       b.name_ru AS second_ru,
       b.name_en AS second_en,
       coalesce(b.name_zh, b.name_en) AS second_zh,
       p.id AS product_id,
       p.name_ru AS product_ru,
       p.name_en AS product_en,
       coalesce(p.name_zh, p.name_en) AS product_zh,
       p.processing AS processing,
       r.sector AS sector,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.localisation AS localisation,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY sector, first_id, second_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
