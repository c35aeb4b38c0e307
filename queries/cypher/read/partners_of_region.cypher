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
WITH a, r, b,
     [x IN [a, b] WHERE x.id STARTS WITH 'province:' OR x.id = 'country:CN' OR x.country = 'country:CN' | x.id] AS ends,
     [i IN range(0, size(coalesce(r.province_ids, [])) - 1) WHERE r.province_bases[i] = 'told' | r.province_ids[i]] AS told,
     CASE WHEN r.buyer IS NULL THEN [] ELSE [r.buyer] END AS buyers
// A province that is only told of, as with a project without a named party, is a partner, too.
WITH a, r, b, CASE WHEN size(ends + buyers) = 0 THEN told ELSE ends + buyers END AS partner_ids
UNWIND partner_ids AS wanted_id
WITH DISTINCT a, r, b, wanted_id
OPTIONAL MATCH (province:Province {id: wanted_id})
OPTIONAL MATCH (buyer:Company {id: wanted_id})
WITH r,
     CASE WHEN wanted_id = a.id THEN a WHEN wanted_id = b.id THEN b ELSE coalesce(province, buyer) END AS partner,
     CASE WHEN wanted_id = a.id THEN b WHEN wanted_id = b.id OR b.id STARTS WITH 'region:' OR b.id STARTS WITH 'city:' THEN a ELSE b END AS other
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
