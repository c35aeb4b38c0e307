// group: through_what
// summary: Through which deals a region and a province are tied; without a province, its deals that tell none
// mode: read
// param region: Region — region
// param province: Province = null — province; deals that tell no province if not given
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column kind: string — kind of the deal
// column sector: string — sector
// column stage: string — stage for the region
// column health: string — health for the region
// column points: number — points for the region
// column province_basis: string — how the province is known: told, by a seat or by arrival
// column thing_ids: strings — things and goods that it is about
// column party_ids: strings — its parties
// column parties_ru: strings — names of the parties in Russian
// column parties_en: strings — names of the parties in English
// column parties_zh: strings — names of the parties in Chinese
// column last_period: string — end of the last reporting period that mentions it
MATCH (:Region {id: $region})-[t:TAKES_PART]->(d:Deal)
WHERE t.share > 0
OPTIONAL MATCH (v:Province)-[s:TAKES_PART]->(d)
WHERE $province IS NULL OR v.id = $province
WITH d, t, s, v
WHERE ($province IS NULL AND v IS NULL) OR v.id = $province
WITH d, t, s, COLLECT { MATCH (party)-[:PARTY_TO]->(d) RETURN party ORDER BY party.id } AS parties
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       d.kind AS kind,
       d.sector AS sector,
       t.stage AS stage,
       t.health AS health,
       t.points AS points,
       s.basis AS province_basis,
       COLLECT { MATCH (d)-[:ABOUT]->(thing) RETURN thing.id AS id ORDER BY id } AS thing_ids,
       [party IN parties | party.id] AS party_ids,
       [party IN parties | party.name_ru] AS parties_ru,
       [party IN parties | party.name_en] AS parties_en,
       [party IN parties | coalesce(party.name_zh, party.name_en)] AS parties_zh,
       d.last_period AS last_period
ORDER BY points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
