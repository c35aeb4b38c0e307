// group: companies
// summary: Which Chinese companies take part in most: deals, regions, points, and where they come from
// mode: read
// param limit: count = null — maximum number of rows; all if not given
// column company_id: string — id of the company
// column company_ru: string — name of the company in Russian
// column company_en: string — name of the company in English
// column company_zh: string — name of the company in Chinese
// column ownership: string — form of ownership
// column sector: string — sector
// column province_ids: strings — provinces of its seat
// column deals: integer — number of deals
// column running: integer — deals that operate and are well or only slow
// column troubled: integer — deals that stalled or were cancelled
// column regions: integer — number of regions
// column region_ids: strings — regions that take part
// column points: number — points of these deals, which other parties share
MATCH (c:Company {country: 'country:CN'})-[:PARTY_TO]->(d:Deal)
WHERE coalesce(c.named, true)
WITH c, d
ORDER BY d.id
WITH c, collect(DISTINCT d) AS deals
OPTIONAL MATCH (c)-[:PARTY_TO]->(:Deal)<-[t:TAKES_PART]-(r:Region)
WHERE t.share > 0
WITH c, deals, r
ORDER BY r.id
WITH c, deals, collect(DISTINCT r.id) AS region_ids
RETURN c.id AS company_id,
       c.name_ru AS company_ru,
       c.name_en AS company_en,
       coalesce(c.name_zh, c.name_en) AS company_zh,
       c.ownership AS ownership,
       c.sector AS sector,
       COLLECT { MATCH (c)-[:LOCATED_IN*1..2]->(v:Province) RETURN DISTINCT v.id AS id ORDER BY id } AS province_ids,
       size(deals) AS deals,
       size([d IN deals WHERE d.stage = 'operating' AND d.health IN ['active', 'slow']]) AS running,
       size([d IN deals WHERE d.health IN ['stalled', 'cancelled']]) AS troubled,
       size(region_ids) AS regions,
       region_ids AS region_ids,
       round(reduce(sum = 0.0, d IN deals | sum + d.points), 9) AS points
ORDER BY points DESC, deals DESC, company_id
LIMIT toInteger(coalesce($limit, 1000000000))
