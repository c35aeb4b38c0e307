// group: what_came_of_it
// summary: What is delayed, stalled or cancelled
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column source_id: string — id of the first end
// column from_ru: string — name of the first end in Russian
// column from_en: string — name of the first end in English
// column from_zh: string — name of the first end in Chinese
// column tie_type: string — type of the tie
// column target_id: string — id of the second end
// column to_ru: string — name of the second end in Russian
// column to_en: string — name of the second end in English
// column to_zh: string — name of the second end in Chinese
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column stage: string — furthest stage reached
// column health: string — health
// column last_period: string — end of the last reporting period that mentions it
// column note_ru: string — what is known, in Russian
// column note_en: string — what is known, in English
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (a)-[r]->(b)
WHERE r.role IS NOT NULL
  AND r.health IN ['slow', 'stalled', 'cancelled']
  AND ($region IS NULL OR $region IN r.region_ids)
RETURN a.id AS source_id,
       a.name_ru AS from_ru,
       a.name_en AS from_en,
       coalesce(a.name_zh, a.name_en) AS from_zh,
       type(r) AS tie_type,
       b.id AS target_id,
       b.name_ru AS to_ru,
       b.name_en AS to_en,
       coalesce(b.name_zh, b.name_en) AS to_zh,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.last_period AS last_period,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY health, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
