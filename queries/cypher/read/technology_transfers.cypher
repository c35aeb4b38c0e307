// group: technology
// summary: Who hands technology to whom, on which conditions, with which risks and protection
// mode: read
// param region: Region = null — region; all regions if not given
// param limit: count = null — maximum number of rows; all if not given
// column giver_id: string — id of the giver
// column giver_ru: string — name of the giver in Russian
// column giver_en: string — name of the giver in English
// column giver_zh: string — name of the giver in Chinese
// column taker_id: string — id of the taker
// column taker_ru: string — name of the taker in Russian
// column taker_en: string — name of the taker in English
// column taker_zh: string — name of the taker in Chinese
// column product_id: string — id of the product
// column region_ids: strings — regions it counts for
// column stage: string — furthest stage reached
// column health: string — health
// column localisation: string — depth of local production
// column conditions_ru: string — conditions, in Russian
// column conditions_en: string — conditions, in English
// column risks_ru: string — risks, in Russian
// column risks_en: string — risks, in English
// column protection_ru: string — protection, in Russian
// column protection_en: string — protection, in English
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column deal_id: string — id of the deal
// column tie_id: string — id of the tie
MATCH (a)-[r:TRANSFERS_TECHNOLOGY_TO]->(b)
WHERE $region IS NULL OR $region IN r.region_ids
RETURN a.id AS giver_id,
       a.name_ru AS giver_ru,
       a.name_en AS giver_en,
       coalesce(a.name_zh, a.name_en) AS giver_zh,
       b.id AS taker_id,
       b.name_ru AS taker_ru,
       b.name_en AS taker_en,
       coalesce(b.name_zh, b.name_en) AS taker_zh,
       r.product AS product_id,
       r.region_ids AS region_ids,
       r.stage AS stage,
       r.health AS health,
       r.localisation AS localisation,
       r.conditions_ru AS conditions_ru,
       r.conditions_en AS conditions_en,
       r.risks_ru AS risks_ru,
       r.risks_en AS risks_en,
       r.protection_ru AS protection_ru,
       r.protection_en AS protection_en,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY giver_id, taker_id, tie_id
LIMIT toInteger(coalesce($limit, 1000000000))
