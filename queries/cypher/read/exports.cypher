// summary: What is sold to China, and by whom
// summary_ru: Что продаётся в Китай и кем
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// param limit: integer = 200 — rows at most — не более строк
// column seller_id: string — id of the seller — код: продавец
// column seller_ru: string — seller, Russian — продавец, по-русски
// column seller_en: string — seller, English — продавец, по-английски
// column tie_type: string — type of the tie — тип связи
// column product_id: string — id of the product — код: товар
// column product_ru: string — product, Russian — товар, по-русски
// column product_en: string — product, English — товар, по-английски
// column region_ids: strings — regions it counts for — регионы, которым засчитано
// column province_ids: strings — provinces on the other side — провинции другой стороны
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column processing: string — level of processing — уровень передела
// column hs_section: integer — HS section — раздел ТН ВЭД
// column buyer_id: string — id of the named buyer — код названного покупателя
// column via_id: string — id of what the goods pass over — код того, через что идёт товар
// column deal_id: string — id of the deal — код сделки
// column tie_id: string — id of the tie — код связи
MATCH (a)-[r:EXPORTS]->(b:Product)
WHERE ($region IS NULL OR $region IN r.region_ids)
  AND coalesce(r.to_country, 'country:CN') = 'country:CN'
RETURN a.id AS seller_id,
       a.name_ru AS seller_ru,
       a.name_en AS seller_en,
       type(r) AS tie_type,
       b.id AS product_id,
       b.name_ru AS product_ru,
       b.name_en AS product_en,
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
LIMIT $limit
