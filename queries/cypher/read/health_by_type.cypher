// summary: How many ties of each type are at which stage and in which state
// summary_ru: Сколько связей каждого типа на какой стадии и в каком состоянии
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// column tie_type: string — type of the tie — тип связи
// column role: string — role of the ties — роль связей
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column ties: integer — number of ties — число связей
// column deals: integer — number of deals — число сделок
MATCH ()-[r]->()
WHERE r.stage IS NOT NULL AND ($region IS NULL OR $region IN r.region_ids)
RETURN type(r) AS tie_type,
       r.role AS role,
       r.stage AS stage,
       r.health AS health,
       count(DISTINCT r.id) AS ties,
       count(DISTINCT r.deal_id) AS deals
ORDER BY tie_type, role, stage, coalesce(health, '')
