// group: companies
// summary: What a company, university or body does: its deals, as what it takes part, with whom and where
// mode: read
// param party: Company|University|Organisation — company, university or body
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column roles: strings — its role in the deal
// column kind: string — kind of the deal
// column sector: string — sector
// column stage: string — stage
// column health: string — health
// column points: number — points that it gives all its places together
// column thing_ids: strings — things and goods that it is about
// column region_ids: strings — regions that take part
// column other_ids: strings — its other parties
// column others_ru: strings — names of the other parties in Russian
// column others_en: strings — names of the other parties in English
// column others_zh: strings — names of the other parties in Chinese
// column last_period: string — end of the last reporting period that mentions it
MATCH (party {id: $party})-[p:PARTY_TO]->(d:Deal)
WITH party, p, d, COLLECT { MATCH (other)-[:PARTY_TO]->(d) WHERE other.id <> $party RETURN other ORDER BY other.id } AS others
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       p.as AS roles,
       d.kind AS kind,
       d.sector AS sector,
       d.stage AS stage,
       d.health AS health,
       d.points AS points,
       COLLECT { MATCH (d)-[:ABOUT]->(thing) RETURN thing.id AS id ORDER BY id } AS thing_ids,
       COLLECT { MATCH (r:Region)-[t:TAKES_PART]->(d) WHERE t.share > 0 RETURN r.id AS id ORDER BY id } AS region_ids,
       [other IN others | other.id] AS other_ids,
       [other IN others | other.name_ru] AS others_ru,
       [other IN others | other.name_en] AS others_en,
       [other IN others | coalesce(other.name_zh, other.name_en)] AS others_zh,
       d.last_period AS last_period
ORDER BY points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
