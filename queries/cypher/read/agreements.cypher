// group: who_with_whom
// summary: Which agreements, contacts and offices the two sides have, beside twinning
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column from_id: string — id of the first end
// column from_ru: string — name of the first end in Russian
// column from_en: string — name of the first end in English
// column from_zh: string — name of the first end in Chinese
// column tie_type: string — type of the tie
// column to_id: string — id of the second end
// column to_ru: string — name of the second end in Russian
// column to_en: string — name of the second end in English
// column to_zh: string — name of the second end in Chinese
// column act: string — the signed act, where several ties rest on one
// column region_ids: strings — regions it counts for
// column province_ids: strings — provinces on the other side
// column stage: string — furthest stage reached
// column health: string — health
// column start: string — when it began, as reported
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (one)-[r:COOPERATES_WITH|REPRESENTED_IN]->(other)
WHERE $region IS NULL OR $region IN r.region_ids
WITH one, r, other,
     one:Province OR coalesce(one.country, one.id) = 'country:CN' AS one_chinese,
     other:Province OR coalesce(other.country, other.id) = 'country:CN' AS other_chinese
// Of equal ends the Chinese one comes second here, of two of one side that whose id is later.
WITH r, CASE WHEN type(r) = 'COOPERATES_WITH' AND ((one_chinese AND NOT other_chinese) OR (one_chinese = other_chinese AND one.id > other.id)) THEN [other, one] ELSE [one, other] END AS ends
WITH r, ends[0] AS a, ends[1] AS b
RETURN a.id AS from_id,
       a.name_ru AS from_ru,
       a.name_en AS from_en,
       coalesce(a.name_zh, a.name_en) AS from_zh,
       type(r) AS tie_type,
       b.id AS to_id,
       b.name_ru AS to_ru,
       b.name_en AS to_en,
       coalesce(b.name_zh, b.name_en) AS to_zh,
       r.act AS act,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.start AS start,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY from_id, to_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
