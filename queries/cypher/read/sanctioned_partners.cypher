// group: risk
// summary: Which companies and bodies that take part in deals are under sanctions: by whom, since when, according to which source
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column company_id: string — id of the company
// column company_ru: string — name of the company in Russian
// column company_en: string — name of the company in English
// column company_zh: string — name of the company in Chinese
// column authority_id: string — id of the side that sanctions it
// column authority_ru: string — name of the side that sanctions it in Russian
// column authority_en: string — name of the side that sanctions it in English
// column authority_zh: string — name of the side that sanctions it in Chinese
// column programme: string — programme or act; none where none is told
// column list_name: string — list on which it stands; none where none is told
// column listed_as: string — name under which it stands there
// column entry_id: string — its entry there
// column since: string — since when; none where it isn't told
// column until: string — until when; none where it goes on
// column region_ids: strings — regions of its deals
// column deals: integer — number of deals
// column source_id: string — id of the source
// column source_ru: string — title of the source in Russian
// column source_en: string — title of the source in English
// column source_zh: string — title of the source in Chinese
// column source_date: string — date of the source
// column locator: string — place in the source
// column tie_id: string — id of the tie
MATCH (a)-[r:RESTRICTS]->(c)-[:PARTY_TO]->(d:Deal)<-[:TAKES_PART]-(one:Region)
// It is no part of a mark; a company that is missing here may stand on a list that was not imported.
WHERE (c:Company OR c:University OR c:Organisation) AND ($region IS NULL OR one.id = $region)
WITH a, r, c, d, one
ORDER BY one.id
WITH a, r, c, collect(DISTINCT one.id) AS region_ids, count(DISTINCT d) AS deals
MATCH (e:Evidence)-[:FROM]->(s:Source)
WHERE e.tie_id = r.id
RETURN c.id AS company_id,
       c.name_ru AS company_ru,
       c.name_en AS company_en,
       coalesce(c.name_zh, c.name_en) AS company_zh,
       a.id AS authority_id,
       a.name_ru AS authority_ru,
       a.name_en AS authority_en,
       coalesce(a.name_zh, a.name_en) AS authority_zh,
       r.programme AS programme,
       r.list_name AS list_name,
       r.listed_as AS listed_as,
       r.entry_id AS entry_id,
       r.start AS since,
       r.end AS until,
       region_ids AS region_ids,
       deals AS deals,
       s.id AS source_id,
       s.name_ru AS source_ru,
       s.name_en AS source_en,
       coalesce(s.name_zh, s.name_en) AS source_zh,
       s.date AS source_date,
       e.locator AS locator,
       r.id AS tie_id
ORDER BY company_id, authority_id, tie_id, source_id, locator
LIMIT toInteger(coalesce($limit, 1000000000))
