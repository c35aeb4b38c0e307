// summary: The points of a region's deals, best first, and the factors that they are the product of
// summary_ru: Баллы сделок региона, лучшие первыми, и множители, которые их дают
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// param limit: integer = 200 — rows at most — не более строк
// column deal_id: string — id of the deal — код сделки
// column deal_ru: string — deal, Russian — сделка, по-русски
// column deal_en: string — deal, English — сделка, по-английски
// column points: number — points for the region: the product of all factors — баллы для региона: произведение всех множителей
// column talk_points: number — what a part that is only announced would count beyond them — сколько сверх того дала бы часть, о которой лишь объявлено
// column share: number — the region's share — доля региона
// column size: number — size factor, 1 where none is known — множитель размера; 1, если размер неизвестен
// column kind: string — kind — вид
// column kind_factor: number — what the kind counts — множитель вида
// column stage: string — stage for the region — стадия для региона
// column stage_factor: number — what the stage counts — множитель стадии
// column health: string — how it goes on for the region — состояние для региона
// column health_factor: number — what the health counts — множитель состояния
// column side: string — whether anything Chinese is named — названо ли что-либо китайское
// column side_factor: number — what the side counts — множитель стороны
MATCH (:Region {id: $region})-[t:TAKES_PART]->(d:Deal)
RETURN d.id AS deal_id,
       d.name_ru AS deal_ru,
       d.name_en AS deal_en,
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
LIMIT $limit
