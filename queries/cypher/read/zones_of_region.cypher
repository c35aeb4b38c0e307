// group: zones
// summary: Which zones and parks there are, with their projects, residents and Chinese companies
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column zone_id: string — id of the zone
// column zone_ru: string — name of the zone in Russian
// column zone_en: string — name of the zone in English
// column zone_zh: string — name of the zone in Chinese
// column zone_kind: string — kind of zone
// column region_ids: strings — regions in which it stands
// column specialisations: strings — sectors in which it specialises
// column projects: integer — projects in it
// column project_ids: strings — ids of these projects
// column resident_ids: strings — ids of the residents that are named
// column chinese_ids: strings — ids of the Chinese companies in it or in its projects
MATCH (z:Zone)
WITH z,
     COLLECT { MATCH (z)-[:LOCATED_IN]->(r:Region) RETURN r.id AS id ORDER BY id } AS region_ids,
     COLLECT { MATCH (p:Project)-[:PART_OF]->(z) RETURN p.id AS id ORDER BY id } AS project_ids
WHERE $region IS NULL OR $region IN region_ids
RETURN z.id AS zone_id,
       z.name_ru AS zone_ru,
       z.name_en AS zone_en,
       coalesce(z.name_zh, z.name_en) AS zone_zh,
       z.zone_kind AS zone_kind,
       region_ids AS region_ids,
       z.specialisations AS specialisations,
       size(project_ids) AS projects,
       project_ids AS project_ids,
       COLLECT { MATCH (c)-[:RESIDENT_OF]->(z) RETURN c.id AS id ORDER BY id } AS resident_ids,
       COLLECT { MATCH (z)<-[:PART_OF*0..1]-()<-[t]-(c:Company) WHERE c.country = 'country:CN' AND t.role = 'substance' RETURN DISTINCT c.id AS id ORDER BY id } AS chinese_ids
ORDER BY projects DESC, zone_id
LIMIT toInteger(coalesce($limit, 1000000000))
