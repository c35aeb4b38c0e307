// group: who_with_whom
// summary: Which Chinese partners two regions share
// mode: read
// param region: Region — region
// param other: Region — the other region
// column partner_id: string — id of the partner
// column partner_type: string — type of the partner
// column partner_ru: string — name of the partner in Russian
// column partner_en: string — name of the partner in English
// column partner_zh: string — name of the partner in Chinese
// column deals: integer — deals with the first region
// column other_deals: integer — deals with the other region
// column deal_ids: strings — all these deals
MATCH (region:Region)-[held:TAKES_PART]->(d:Deal)<-[:PARTY_TO|TAKES_PART]-(partner)
WHERE region.id IN [$region, $other] AND held.share > 0
WITH *
WHERE partner:Province OR (partner.country = 'country:CN' AND coalesce(partner.named, true))
WITH partner, region.id AS region_id, d.id AS deal_id
ORDER BY deal_id
WITH partner,
     count(DISTINCT CASE WHEN region_id = $region THEN deal_id END) AS deals,
     count(DISTINCT CASE WHEN region_id = $other THEN deal_id END) AS other_deals,
     collect(DISTINCT deal_id) AS deal_ids
WHERE deals > 0 AND other_deals > 0
RETURN partner.id AS partner_id,
       labels(partner)[0] AS partner_type,
       partner.name_ru AS partner_ru,
       partner.name_en AS partner_en,
       coalesce(partner.name_zh, partner.name_en) AS partner_zh,
       deals AS deals,
       other_deals AS other_deals,
       deal_ids AS deal_ids
ORDER BY deals + other_deals DESC, partner_id
