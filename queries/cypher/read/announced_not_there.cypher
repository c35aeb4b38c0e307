// summary: What was announced and is not running yet
// mode: read
// param region: string = null — id of the region; all regions if not given
// param silent_since: string = null — only what has had no news since this month (2025-06)
// param limit: integer = 200 — maximum number of rows
// column tie_id: string — id of the tie
// column tie_type: string — type of the tie
// column source_id: string — id of the first end
// column from_ru: string — name of the first end in Russian
// column from_en: string — name of the first end in English
// column from_zh: string — name of the first end in Chinese
// column target_id: string — id of the second end
// column to_ru: string — name of the second end in Russian
// column to_en: string — name of the second end in English
// column to_zh: string — name of the second end in Chinese
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column deal_id: string — id of the deal
// column region_ids: strings — regions it counts for
// column stage: string — furthest stage reached
// column health: string — health
// column start: string — when it began, as reported
// column planned: string — when it is due, as last reported
// column last_period: string — end of the last reporting period that mentions it
MATCH (a)-[r]->(b)
WHERE r.role IN ['framework', 'substance', 'flow']
  AND r.stage IN ['discussed', 'agreed', 'building']
  AND r.health <> 'ended'
  AND ($region IS NULL OR $region IN r.region_ids)
  AND ($silent_since IS NULL OR r.last_period <= $silent_since)
RETURN r.id AS tie_id,
       type(r) AS tie_type,
       a.id AS source_id,
       a.name_ru AS from_ru,
       a.name_en AS from_en,
       coalesce(a.name_zh, a.name_en) AS from_zh,
       b.id AS target_id,
       b.name_ru AS to_ru,
       b.name_en AS to_en,
       coalesce(b.name_zh, b.name_en) AS to_zh,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.deal_id AS deal_id,
       r.region_ids AS region_ids,
       r.stage AS stage,
       r.health AS health,
       r.start AS start,
       r.planned AS planned,
       r.last_period AS last_period
// The longest without news first; what counts for no region comes last.
ORDER BY CASE WHEN region_ids IS NULL THEN 1 ELSE 0 END, coalesce(last_period, ''), coalesce(deal_id, ''), tie_id
LIMIT $limit
