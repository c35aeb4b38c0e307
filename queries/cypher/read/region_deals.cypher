// summary: The deals of a region with everything that belongs to them
// summary_ru: Сделки региона и всё, что к ним относится
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// param limit: integer = 200 — rows at most — не более строк
// column deal_id: string — id of the deal — код сделки
// column deal_ru: string — deal, Russian — сделка, по-русски
// column deal_en: string — deal, English — сделка, по-английски
// column kind: string — kind — вид
// column sector: string — sector — отрасль
// column stage: string — stage for the region — стадия для региона
// column health: string — how it goes on for the region — состояние для региона
// column region_role: string — the region's role in the deal — роль региона в сделке
// column points: number — points for the region — баллы для региона
// column thing_ids: strings — things and goods that it is about — объекты и товары, о которых она
// column party_ids: strings — its parties — её стороны
// column province_ids: strings — provinces on the other side — провинции другой стороны
// column evidence: integer — pieces of evidence — число свидетельств
// column last_period: string — end of the last reporting period that tells of it — конец последнего отчётного периода с вестями
MATCH (:Region {id: $region})-[t:TAKES_PART]->(d:Deal)
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
       d.kind AS kind,
       d.sector AS sector,
       t.stage AS stage,
       t.health AS health,
       t.place_role AS region_role,
       t.points AS points,
       COLLECT { MATCH (d)-[:ABOUT]->(thing) RETURN thing.id AS id ORDER BY id } AS thing_ids,
       COLLECT { MATCH (party)-[:PARTY_TO]->(d) RETURN party.id AS id ORDER BY id } AS party_ids,
       COLLECT { MATCH (p:Province)-[:TAKES_PART]->(d) RETURN p.id AS id ORDER BY id } AS province_ids,
       COUNT { (:Evidence)-[:TELLS_OF]->(d) } AS evidence,
       d.last_period AS last_period
ORDER BY points DESC, deal_id
LIMIT $limit
