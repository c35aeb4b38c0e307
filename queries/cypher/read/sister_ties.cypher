// group: who_with_whom
// summary: Which regions and cities are twinned
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column from_id: string — id of the Russian end
// column from_ru: string — name of the Russian end in Russian
// column from_en: string — name of the Russian end in English
// column from_zh: string — name of the Russian end in Chinese
// column tie_type: string — type of the tie
// column to_id: string — id of the Chinese end
// column to_ru: string — name of the Chinese end in Russian
// column to_en: string — name of the Chinese end in English
// column to_zh: string — name of the Chinese end in Chinese
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column stage: string — furthest stage reached
// column health: string — health
// column start: string — when it began, as reported
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (a)-[r:SISTER_PROVINCE|SISTER_CITY]-(b)
WHERE $region IS NULL OR $region IN r.region_ids
WITH *
// Twins are equal; the Russian one comes first here.
WHERE b:Province OR b.country = 'country:CN'
RETURN a.id AS from_id,
       a.name_ru AS from_ru,
       a.name_en AS from_en,
       coalesce(a.name_zh, a.name_en) AS from_zh,
       type(r) AS tie_type,
       b.id AS to_id,
       b.name_ru AS to_ru,
       b.name_en AS to_en,
       coalesce(b.name_zh, b.name_en) AS to_zh,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.start AS start,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY from_id, to_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
