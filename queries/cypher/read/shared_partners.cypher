// summary: Which partners two regions share
// summary_ru: Какие партнёры общие у двух регионов
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// param other: string — id of the other region — код другого региона
// column partner_id: string — id of the partner — код: партнёр
// column partner_type: string — type of the partner — тип: партнёр
// column partner_ru: string — partner, Russian — партнёр, по-русски
// column partner_en: string — partner, English — партнёр, по-английски
// column ties: integer — ties with the first region — связей с первым регионом
// column other_ties: integer — ties with the other region — связей с другим регионом
// column tie_types: strings — types of the ties — типы связей
MATCH (partner)-[r]-()
WHERE ($region IN r.region_ids OR $other IN r.region_ids) AND r.role IN ['framework', 'substance', 'flow']
WITH *
WHERE partner.id STARTS WITH 'province:' OR partner.country = 'country:CN'
WITH partner, r
ORDER BY type(r)
WITH partner,
     count(DISTINCT CASE WHEN $region IN r.region_ids THEN r.id END) AS ties,
     count(DISTINCT CASE WHEN $other IN r.region_ids THEN r.id END) AS other_ties,
     collect(DISTINCT type(r)) AS tie_types
WHERE ties > 0 AND other_ties > 0 AND coalesce(partner.named, true)
RETURN partner.id AS partner_id,
       labels(partner)[0] AS partner_type,
       partner.name_ru AS partner_ru,
       partner.name_en AS partner_en,
       ties AS ties,
       other_ties AS other_ties,
       tie_types AS tie_types
ORDER BY ties + other_ties DESC, partner_id
