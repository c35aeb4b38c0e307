// group: what_came_of_it
// summary: How many ties of each type are at each stage and in each health
// mode: read
// param region: Region = null — region; all regions if not given
// column tie_type: string — type of the tie
// column role: string — role of the ties
// column stage: string — furthest stage reached
// column health: string — health
// column ties: integer — number of ties
// column deals: integer — number of deals
MATCH ()-[r]->()
WHERE r.role IS NOT NULL AND r.stage IS NOT NULL AND ($region IS NULL OR $region IN r.region_ids)
RETURN type(r) AS tie_type,
       r.role AS role,
       r.stage AS stage,
       r.health AS health,
       count(DISTINCT r.id) AS ties,
       count(DISTINCT r.deal_id) AS deals
ORDER BY tie_type, role, stage, coalesce(health, '')
