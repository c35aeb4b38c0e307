// summary: Which named Chinese companies are in several regions
// summary_ru: Какие названные китайские компании есть в нескольких регионах
// mode: read
// param minimum: integer = 2 — regions at least — не менее регионов
// param limit: integer = 200 — rows at most — не более строк
// column company_id: string — id of the company — код: компания
// column company_ru: string — company, Russian — компания, по-русски
// column company_en: string — company, English — компания, по-английски
// column regions: integer — number of regions — число регионов
// column region_ids: strings — regions it counts for — регионы, которым засчитано
// column deals: integer — number of deals — число сделок
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
       size(region_ids) AS regions,
       region_ids AS region_ids,
       deals AS deals
ORDER BY regions DESC, deals DESC, company_id
LIMIT $limit
