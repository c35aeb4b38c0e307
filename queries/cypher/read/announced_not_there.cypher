// group: what_is_missing
// summary: Which deals were announced and are not running yet (as argun promises --unfinished)
// mode: read
// param region: Region = null — region; all regions if not given
// param silent_since: month = null — only what has had no news since this month (2025-06)
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column kind: string — kind
// column sector: string — sector
// column region_ids: strings — regions it counts for
// column stage: string — furthest stage reached
// column health: string — health
// column planned: string — when it is due, the latest of the days that are reported
// column first_period: string — end of the first reporting period that mentions it
// column last_period: string — end of the last reporting period that mentions it
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column ties: integer — number of ties that make up the deal
// column tie_ids: strings — ids of these ties
MATCH ()-[r]->()
WHERE r.deal_id IS NOT NULL
WITH r
// The note is that of the last report.
ORDER BY coalesce(r.last_period, '') DESC, r.id
WITH r.deal_id AS deal_id,
     collect(r.role) AS roles,
     collect(r.id) AS tie_ids,
     collect(r.note_ru)[0] AS note_ru,
     collect(r.note_en)[0] AS note_en,
     max(r.planned) AS planned,
     max(r.last_period) AS last_period
// Agreements of authorities and visits alone announce nothing that could come true.
WHERE 'substance' IN roles OR 'flow' IN roles
MATCH (d:Deal {id: deal_id})
WHERE d.stage IN ['discussed', 'agreed', 'building']
  AND NOT d.health IN ['ended', 'cancelled']
  AND ($silent_since IS NULL OR last_period <= $silent_since)
WITH d, tie_ids, note_ru, note_en, planned, last_period,
     COLLECT { MATCH (p:Region)-[t:TAKES_PART]->(d) WHERE t.share > 0 RETURN p.id AS id ORDER BY id } AS region_ids
WHERE $region IS NULL OR $region IN region_ids
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       d.kind AS kind,
       d.sector AS sector,
       region_ids AS region_ids,
       d.stage AS stage,
       d.health AS health,
       planned AS planned,
       d.first_period AS first_period,
       last_period AS last_period,
       note_ru AS note_ru,
       note_en AS note_en,
       size(tie_ids) AS ties,
       tie_ids AS tie_ids
// The longest without news first; what counts for no region comes last.
ORDER BY CASE WHEN size(region_ids) = 0 THEN 1 ELSE 0 END, coalesce(last_period, ''), deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
