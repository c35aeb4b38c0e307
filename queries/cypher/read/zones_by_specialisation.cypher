// group: zones
// summary: Which zones specialise in a sector, with their residents, investment and jobs
// mode: read
// param sector: sector = null — sector; all sectors if not given
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column zone_id: string — id of the zone
// column zone_ru: string — name of the zone in Russian
// column zone_en: string — name of the zone in English
// column zone_zh: string — name of the zone in Chinese
// column zone_kind: string — kind of zone
// column region_ids: strings — regions in which it stands
// column specialisations: strings — sectors in which it specialises
// column residents: integer — number of residents, as last measured
// column investment: number — investment in billions of roubles, as last measured
// column jobs: integer — jobs, as last measured
// column date: string — date of the latest of these numbers
// column resident_ids: strings — ids of the residents that are named
// column residents_ru: strings — names of the residents in Russian
// column residents_en: strings — names of the residents in English
// column residents_zh: strings — names of the residents in Chinese
MATCH (z:Zone)
WHERE z.specialisations IS NOT NULL
  AND ($sector IS NULL OR $sector IN z.specialisations)
OPTIONAL MATCH (z)-[:LOCATED_IN]->(r:Region)
WITH z, r
ORDER BY r.id
WITH z, collect(r.id) AS region_ids
WHERE $region IS NULL OR $region IN region_ids
OPTIONAL MATCH (o:Observation)-[:ABOUT]->(z)
WHERE o.quantity IN ['residents', 'investment', 'jobs']
  AND o.unit IN ['count', 'person', 'billion_RUB']
  AND o.nature = 'measured'
  AND coalesce(o.change_of, false) = false
  // A number about several zones together is not this zone's.
  AND size(coalesce(o.subject_ids, [])) < 2
WITH z, region_ids, o
ORDER BY o.date DESC, o.id
WITH z,
     region_ids,
     toInteger(collect(CASE WHEN o.quantity = 'residents' THEN o.value END)[0]) AS residents,
     collect(CASE WHEN o.quantity = 'investment' AND o.unit = 'billion_RUB' THEN o.value END)[0] AS investment,
     toInteger(collect(CASE WHEN o.quantity = 'jobs' THEN o.value END)[0]) AS jobs,
     max(o.date) AS date
OPTIONAL MATCH (c)-[:RESIDENT_OF]->(z)
WITH z, region_ids, residents, investment, jobs, date, c
ORDER BY c.id
WITH z,
     region_ids,
     residents,
     investment,
     jobs,
     date,
     collect(c.id) AS resident_ids,
     collect(c.name_ru) AS residents_ru,
     collect(c.name_en) AS residents_en,
     collect(coalesce(c.name_zh, c.name_en)) AS residents_zh
RETURN z.id AS zone_id,
       z.name_ru AS zone_ru,
       z.name_en AS zone_en,
       coalesce(z.name_zh, z.name_en) AS zone_zh,
       z.zone_kind AS zone_kind,
       region_ids AS region_ids,
       z.specialisations AS specialisations,
       residents AS residents,
       investment AS investment,
       jobs AS jobs,
       date AS date,
       resident_ids AS resident_ids,
       residents_ru AS residents_ru,
       residents_en AS residents_en,
       residents_zh AS residents_zh
// The largest first; those without a number come last.
ORDER BY coalesce(investment, 0.0) DESC, coalesce(residents, 0) DESC, zone_id
LIMIT toInteger(coalesce($limit, 1000000000))
