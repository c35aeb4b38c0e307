// group: sectors
// summary: The deals of a sector everywhere, with what they are about, their regions, parties and provinces (argun deals --sector adds those among Chinese parties)
// mode: read
// param sector: sector — sector
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column kind: string — kind
// column stage: string — stage
// column health: string — health
// column points: number — points that it gives all its places together
// column thing_ids: strings — things and goods that it is about
// column region_ids: strings — regions that take part
// column party_ids: strings — its parties
// column province_ids: strings — provinces on the other side
// column first_period: string — end of the first reporting period that mentions it
// column last_period: string — end of the last reporting period that mentions it
MATCH (d:Deal {sector: $sector})
// What Chinese parties do among themselves is in the graph, but no deal with Russia.
WHERE EXISTS { (:Region)-[:TAKES_PART]->(d) }
   OR NOT EXISTS { (:Company)-[:PARTY_TO]->(d) }
   OR EXISTS { MATCH (other:Company)-[:PARTY_TO]->(d) WHERE other.country <> 'country:CN' }
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       d.kind AS kind,
       d.stage AS stage,
       d.health AS health,
       d.points AS points,
       COLLECT { MATCH (d)-[:ABOUT]->(thing) RETURN thing.id AS id ORDER BY id } AS thing_ids,
       COLLECT { MATCH (r:Region)-[:TAKES_PART]->(d) RETURN r.id AS id ORDER BY id } AS region_ids,
       COLLECT { MATCH (party)-[:PARTY_TO]->(d) RETURN party.id AS id ORDER BY id } AS party_ids,
       COLLECT { MATCH (p:Province)-[:TAKES_PART]->(d) RETURN p.id AS id ORDER BY id } AS province_ids,
       d.first_period AS first_period,
       d.last_period AS last_period
ORDER BY points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
