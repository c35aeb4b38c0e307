// group: who_with_whom
// summary: Who the Chinese partners of a region are, and in which deals; deals that tell none have rows of their own
// mode: read
// param region: Region — region
// param limit: count = null — maximum number of rows; all if not given
// column partner_id: string — id of the partner; none where none is told
// column partner_type: string — type of the partner
// column partner_ru: string — name of the partner in Russian
// column partner_en: string — name of the partner in English
// column partner_zh: string — name of the partner in Chinese
// column roles: strings — its role in the deal
// column stage: string — stage of its own part in the deal
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column kind: string — kind of the deal
// column deal_stage: string — stage of the deal for the region
// column health: string — health of the deal for the region
// column region_role: string — the region's role in the deal
// column points: number — points of the deal for the region
MATCH (:Region {id: $region})-[t:TAKES_PART]->(d:Deal)
WHERE coalesce(d.dealing, '') <> 'effort'
OPTIONAL MATCH (d)<-[p:PARTY_TO|TAKES_PART]-(one)
// A province is a partner where it is told of, not where a party only has its seat. A visit makes none.
WITH t, d, [x IN collect({tie: p, one: one}) WHERE x.one.country = 'country:CN' OR (x.one:Province AND x.tie.basis = 'told')] AS partners
UNWIND CASE WHEN size(partners) = 0 THEN [null] ELSE partners END AS told
WITH t, d, told.tie AS p, told.one AS partner
RETURN partner.id AS partner_id,
       labels(partner)[0] AS partner_type,
       coalesce(partner.name_ru, 'партнёр не назван') AS partner_ru,
       coalesce(partner.name_en, 'partner not told') AS partner_en,
       coalesce(partner.name_zh, partner.name_en, '未说明合作方') AS partner_zh,
       p.as AS roles,
       p.stage AS stage,
       d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       d.kind AS kind,
       t.stage AS deal_stage,
       t.health AS health,
       t.place_role AS region_role,
       t.points AS points
ORDER BY coalesce(partner_id, '~'), points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
