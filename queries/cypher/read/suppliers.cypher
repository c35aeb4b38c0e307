// summary: Who supplies what to whom
// summary_ru: Кто что кому поставляет
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// param limit: integer = 200 — rows at most — не более строк
// column company_id: string — id of the company — код: компания
// column company_ru: string — company, Russian — компания, по-русски
// column company_en: string — company, English — компания, по-английски
// column tie_type: string — type of the tie — тип связи
// column customer_id: string — id of the customer — код: заказчик
// column customer_ru: string — customer, Russian — заказчик, по-русски
// column customer_en: string — customer, English — заказчик, по-английски
// column region_ids: strings — regions it counts for — регионы, которым засчитано
// column province_ids: strings — provinces on the other side — провинции другой стороны
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column product_id: string — id of the goods supplied — код товара
// column deal_id: string — id of the deal — код сделки
// column tie_id: string — id of the tie — код связи
MATCH (a)-[r:SUPPLIER_TO]->(b)
WHERE ($region IS NULL OR $region IN r.region_ids)
RETURN a.id AS company_id,
       a.name_ru AS company_ru,
       a.name_en AS company_en,
       type(r) AS tie_type,
       b.id AS customer_id,
       b.name_ru AS customer_ru,
       b.name_en AS customer_en,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.product AS product_id,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY company_id, customer_id, tie_id
LIMIT $limit
