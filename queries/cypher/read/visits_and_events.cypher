// group: time
// summary: Who visited whom, and which events were held or are planned, the latest first
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column guest_id: string — id of the guest or host
// column guest_ru: string — name of the guest or host in Russian
// column guest_en: string — name of the guest or host in English
// column guest_zh: string — name of the guest or host in Chinese
// column tie_type: string — type of the tie
// column place_id: string — id of the place
// column place_ru: string — name of the place in Russian
// column place_en: string — name of the place in English
// column place_zh: string — name of the place in Chinese
// column start: string — day, as reported
// column planned: string — day for which it is planned
// column stage: string — furthest stage reached
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column last_period: string — end of the last reporting period that mentions it
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column tie_id: string — id of the tie
MATCH (a)-[r:VISITED|ATTENDED|HOSTED]->(b)
WHERE $region IS NULL OR $region IN r.region_ids
RETURN a.id AS guest_id,
       a.name_ru AS guest_ru,
       a.name_en AS guest_en,
       coalesce(a.name_zh, a.name_en) AS guest_zh,
       type(r) AS tie_type,
       b.id AS place_id,
       b.name_ru AS place_ru,
       b.name_en AS place_en,
       coalesce(b.name_zh, b.name_en) AS place_zh,
       r.start AS start,
       r.planned AS planned,
       r.stage AS stage,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.last_period AS last_period,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.id AS tie_id
ORDER BY coalesce(start, planned, last_period) DESC, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
