// group: risk
// summary: Which partners have most deals that stand still or were cancelled, and what share of theirs that is
// mode: read
// param minimum: count = 2 — minimum number of deals
// param limit: count = null — maximum number of rows; all if not given
// column partner_id: string — id of the partner
// column partner_ru: string — name of the partner in Russian
// column partner_en: string — name of the partner in English
// column partner_zh: string — name of the partner in Chinese
// column partner_type: string — type of the partner
// column deals: integer — number of deals
// column troubled: integer — deals that stalled or were cancelled
// column troubled_share: number — share of its deals that stalled or were cancelled, 0 to 1
// column deal_ids: strings — ids of the deals in trouble
MATCH (partner:Company|University|Organisation|Province)-[:PARTY_TO|TAKES_PART]->(d:Deal)
WHERE coalesce(partner.named, true)
WITH partner, d
ORDER BY d.id
WITH partner,
     count(DISTINCT d.id) AS deals,
     count(DISTINCT CASE WHEN d.health IN ['stalled', 'cancelled'] THEN d.id END) AS troubled,
     collect(DISTINCT CASE WHEN d.health IN ['stalled', 'cancelled'] THEN d.id END) AS deal_ids
WHERE deals >= $minimum AND troubled > 0
RETURN partner.id AS partner_id,
       partner.name_ru AS partner_ru,
       partner.name_en AS partner_en,
       coalesce(partner.name_zh, partner.name_en) AS partner_zh,
       labels(partner)[0] AS partner_type,
       deals AS deals,
       troubled AS troubled,
       round(1.0 * troubled / deals, 4) AS troubled_share,
       deal_ids AS deal_ids
ORDER BY troubled_share DESC, troubled DESC, partner_id
LIMIT toInteger(coalesce($limit, 1000000000))
