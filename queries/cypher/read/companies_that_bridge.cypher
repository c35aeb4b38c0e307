// group: network
// summary: Which companies are the only ones to stand in deals of both of two regions
// mode: read
// param limit: count = null — maximum number of rows; all if not given
// column company_id: string — id of the company
// column company_ru: string — name of the company in Russian
// column company_en: string — name of the company in English
// column company_zh: string — name of the company in Chinese
// column country: string — its country
// column region_ids: strings — regions that only it joins
// column regions_ru: strings — names of these regions in Russian
// column regions_en: strings — names of these regions in English
// column regions_zh: strings — names of these regions in Chinese
// column deals: integer — its deals in these regions
MATCH (c:Company)-[:PARTY_TO]->(d:Deal)<-[t:TAKES_PART]-(r:Region)
WHERE coalesce(c.named, true) AND t.share > 0
WITH DISTINCT c, r
ORDER BY r.id
WITH c, collect(r) AS regions
WHERE size(regions) > 1
UNWIND range(0, size(regions) - 2) AS i
UNWIND range(i + 1, size(regions) - 1) AS j
WITH regions[i].id AS a, regions[j].id AS b, [regions[i], regions[j]] AS names, c
ORDER BY c.id
WITH a, b, collect(names)[0] AS names, collect(c) AS companies
WHERE size(companies) = 1
WITH a, b, names, companies[0] AS only
RETURN only.id AS company_id,
       only.name_ru AS company_ru,
       only.name_en AS company_en,
       coalesce(only.name_zh, only.name_en) AS company_zh,
       only.country AS country,
       [a, b] AS region_ids,
       [names[0].name_ru, names[1].name_ru] AS regions_ru,
       [names[0].name_en, names[1].name_en] AS regions_en,
       [coalesce(names[0].name_zh, names[0].name_en), coalesce(names[1].name_zh, names[1].name_en)] AS regions_zh,
       COUNT { MATCH (only)-[:PARTY_TO]->(d:Deal)<-[t:TAKES_PART]-(r:Region) WHERE r.id IN [a, b] AND t.share > 0 RETURN DISTINCT d } AS deals
ORDER BY company_id, a, b
LIMIT toInteger(coalesce($limit, 1000000000))
