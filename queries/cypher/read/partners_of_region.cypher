// summary: Who the Chinese partners of a region are, and through what
// summary_ru: Кто китайские партнёры региона и через что
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// param limit: integer = 200 — rows at most — не более строк
// column partner_id: string — id of the partner — код: партнёр
// column partner_type: string — type of the partner — тип: партнёр
// column partner_ru: string — partner, Russian — партнёр, по-русски
// column partner_en: string — partner, English — партнёр, по-английски
// column tie_type: string — type of the tie — тип связи
// column with_id: string — id of the other end — код: другой конец
// column with_ru: string — other end, Russian — другой конец, по-русски
// column with_en: string — other end, English — другой конец, по-английски
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column region_role: string — the region's role in the tie — роль региона в связи
// column deal_id: string — id of the deal — код сделки
// column tie_id: string — id of the tie — код связи
MATCH (a)-[r]->(b)
WHERE $region IN r.region_ids AND r.role IN ['framework', 'substance', 'flow']
UNWIND [true, false] AS outward
WITH r, CASE WHEN outward THEN a ELSE b END AS partner, CASE WHEN outward THEN b ELSE a END AS other
WITH *
WHERE partner.id STARTS WITH 'province:' OR partner.id = 'country:CN' OR partner.country = 'country:CN'
RETURN partner.id AS partner_id,
       labels(partner)[0] AS partner_type,
       partner.name_ru AS partner_ru,
       partner.name_en AS partner_en,
       type(r) AS tie_type,
       other.id AS with_id,
       other.name_ru AS with_ru,
       other.name_en AS with_en,
       r.stage AS stage,
       r.health AS health,
       [i IN range(0, size(r.region_ids) - 1) WHERE r.region_ids[i] = $region | r.region_roles[i]][0] AS region_role,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY partner_id, tie_type, tie_id
LIMIT $limit
