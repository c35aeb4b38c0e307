// group: network
// summary: The points of a region's deals, highest first, and the factors that make them
// mode: read
// param region: Region — region
// param limit: count = null — maximum number of rows; all if not given
// column deal_id: string — id of the deal
// column deal_ru: string — name of the deal in Russian
// column deal_en: string — name of the deal in English
// column deal_zh: string — name of the deal in Chinese
// column points: number — points for the region: the product of all factors
// column talk_points: number — what a part that is only announced would add
// column share: number — the region's share
// column size: number — size factor; 1 if no size is known
// column kind: string — kind
// column kind_factor: number — factor of the kind
// column stage: string — stage for the region
// column stage_factor: number — factor of the stage
// column health: string — health for the region
// column health_factor: number — factor of the health
// column side: string — whether a Chinese side is named
// column side_factor: number — factor of the side
MATCH (:Region {id: $region})-[t:TAKES_PART]->(d:Deal)
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       coalesce(d.name_zh, d.name_en) AS deal_zh,
       t.points AS points,
       t.talk_points AS talk_points,
       t.share AS share,
       d.size AS size,
       t.kind AS kind,
       t.kind_factor AS kind_factor,
       t.stage AS stage,
       t.stage_factor AS stage_factor,
       t.health AS health,
       t.health_factor AS health_factor,
       d.side AS side,
       d.side_factor AS side_factor
ORDER BY points DESC, deal_id
LIMIT toInteger(coalesce($limit, 1000000000))
