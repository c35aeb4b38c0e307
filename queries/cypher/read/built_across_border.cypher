// group: corridors
// summary: What is built across the border: pipelines, bridges, power lines, railways, with their builders and owners
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column project_id: string — id of the project
// column project_ru: string — name of the project in Russian
// column project_en: string — name of the project in English
// column project_zh: string — name of the project in Chinese
// column project_kind: string — kind of the project
// column region_ids: strings — regions that take part
// column province_ids: strings — provinces on the other side
// column company_ids: strings — companies that take part
// column companies_ru: strings — names of the companies in Russian
// column companies_en: strings — names of the companies in English
// column companies_zh: strings — names of the companies in Chinese
// column stage: string — stage
// column health: string — health
// column points: number — points that it gives all its places together
// column deal_id: string — id of the deal
MATCH (d:Deal {kind: 'link'})-[:ABOUT]->(p:Project)
WHERE d.id = 'deal:' + p.id
WITH d,
     p,
     COLLECT { MATCH (r:Region)-[t:TAKES_PART]->(d) WHERE t.share > 0 RETURN r.id AS id ORDER BY id } AS region_ids,
     COLLECT { MATCH (v:Province)-[:TAKES_PART]->(d) RETURN v.id AS id ORDER BY id } AS province_ids,
     COLLECT { MATCH (party:Company)-[:PARTY_TO]->(d) RETURN party ORDER BY party.id } AS parties
WHERE $region IS NULL OR $region IN region_ids
RETURN p.id AS project_id,
       p.name_ru AS project_ru,
       p.name_en AS project_en,
       coalesce(p.name_zh, p.name_en) AS project_zh,
       p.project_kind AS project_kind,
       region_ids AS region_ids,
       province_ids AS province_ids,
       [party IN parties | party.id] AS company_ids,
       [party IN parties | party.name_ru] AS companies_ru,
       [party IN parties | party.name_en] AS companies_en,
       [party IN parties | coalesce(party.name_zh, party.name_en)] AS companies_zh,
       d.stage AS stage,
       d.health AS health,
       d.points AS points,
       d.id AS deal_id
ORDER BY project_kind, points DESC, project_id
LIMIT toInteger(coalesce($limit, 1000000000))
