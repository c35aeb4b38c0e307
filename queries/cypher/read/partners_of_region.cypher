// summary: Who the Chinese partners of a region are, and in which deals
// summary_ru: Кто китайские партнёры региона и в каких сделках
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// param limit: integer = 200 — rows at most — не более строк
// column partner_id: string — id of the partner — код: партнёр
// column partner_type: string — type of the partner — тип: партнёр
// column partner_ru: string — partner, Russian — партнёр, по-русски
// column partner_en: string — partner, English — партнёр, по-английски
// column roles: strings — as what it takes part — в каком качестве участвует
// column stage: string — how far its own part in the deal is — стадия его собственного участия
// column deal_id: string — id of the deal — код сделки
// column deal_ru: string — deal, Russian — сделка, по-русски
// column deal_en: string — deal, English — сделка, по-английски
// column kind: string — kind of the deal — вид сделки
// column deal_stage: string — stage of the deal for the region — стадия сделки для региона
// column health: string — how the deal goes on for the region — состояние сделки для региона
// column region_role: string — the region's role in the deal — роль региона в сделке
// column points: number — points of the deal for the region — баллы сделки для региона
MATCH (:Region {id: $region})-[t:TAKES_PART]->(d:Deal)<-[p:PARTY_TO|TAKES_PART]-(partner)
WHERE coalesce(d.dealing, '') <> 'effort'
WITH *
// A province is a partner where it is told of, not where a party only has its seat. A visit makes none.
WHERE partner.country = 'country:CN' OR (partner:Province AND p.basis = 'told')
RETURN partner.id AS partner_id,
       labels(partner)[0] AS partner_type,
       partner.name_ru AS partner_ru,
       partner.name_en AS partner_en,
       p.as AS roles,
       p.stage AS stage,
       d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       d.kind AS kind,
       t.stage AS deal_stage,
       t.health AS health,
       t.place_role AS region_role,
       t.points AS points
ORDER BY partner_id, points DESC, deal_id
LIMIT $limit
