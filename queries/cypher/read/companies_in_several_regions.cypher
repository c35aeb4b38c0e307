// group: companies
// summary: Which Chinese companies are in several regions
// mode: read
// param minimum: count = 2 — minimum number of regions
// param limit: count = null — maximum number of rows; all if not given
// column company_id: string — id of the company
// column company_ru: string — name of the company in Russian
// column company_en: string — name of the company in English
// column company_zh: string — name of the company in Chinese
// column regions: integer — number of regions
// column region_ids: strings — regions it counts for
// column deals: integer — number of deals
MATCH (c:Company {country: 'country:CN'})-[:PARTY_TO]->(d:Deal)<-[t:TAKES_PART]-(r:Region)
// What is told under a region and stands elsewhere is not in it; who sells, visits or signs is not there.
WHERE coalesce(c.named, true) AND t.share > 0 AND d.kind <> 'goods'
WITH c, d, r
ORDER BY r.id
WITH c, collect(DISTINCT r.id) AS region_ids, count(DISTINCT d.id) AS deals
WHERE size(region_ids) >= $minimum
RETURN c.id AS company_id,
       c.name_ru AS company_ru,
       c.name_en AS company_en,
       coalesce(c.name_zh, c.name_en) AS company_zh,
       size(region_ids) AS regions,
       region_ids AS region_ids,
       deals AS deals
ORDER BY regions DESC, deals DESC, company_id
LIMIT toInteger(coalesce($limit, 1000000000))
