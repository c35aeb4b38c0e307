// group: through_what
// summary: The deals of a region with everything that belongs to them
// mode: read
// param region: Region — region
// param kind: deal_kind = null — kind of deal; all kinds if not given
// param sector: sector = null — sector; all sectors if not given
// param stage: stage = null — stage; all stages if not given
// param health: health = null — health; any if not given
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column kind: string — kind
// column sector: string — sector
// column stage: string — stage for the region
// column health: string — health for the region
// column region_role: string — the region's role in the deal
// column points: number — points for the region
// column thing_ids: strings — things and goods that it is about
// column party_ids: strings — its parties
// column province_ids: strings — provinces on the other side
// column evidence: integer — number of pieces of evidence
// column last_period: string — end of the last reporting period that mentions it
MATCH (:Region {id: $region})-[t:TAKES_PART]->(d:Deal)
WHERE ($kind IS NULL OR d.kind = $kind)
  AND ($sector IS NULL OR d.sector = $sector)
  AND ($stage IS NULL OR t.stage = $stage)
  AND ($health IS NULL OR t.health = $health)
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       d.kind AS kind,
       d.sector AS sector,
       t.stage AS stage,
       t.health AS health,
       t.place_role AS region_role,
       t.points AS points,
       COLLECT { MATCH (d)-[:ABOUT]->(thing) RETURN thing.id AS id ORDER BY id } AS thing_ids,
       COLLECT { MATCH (party)-[:PARTY_TO]->(d) RETURN party.id AS id ORDER BY id } AS party_ids,
       COLLECT { MATCH (p:Province)-[:TAKES_PART]->(d) RETURN p.id AS id ORDER BY id } AS province_ids,
       COUNT { (:Evidence)-[:TELLS_OF]->(d) } AS evidence,
       d.last_period AS last_period
ORDER BY points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
