// summary: How many deals each region has with each province
// summary_ru: Сколько сделок у каждого региона с каждой провинцией
// mode: read
// param minimum: integer = 1 — deals at least — не менее сделок
// column region_id: string — id of the region — код региона
// column province_id: string — id of the province — код провинции
// column deals: integer — number of deals — число сделок
// column operating: integer — of them deals that operate — из них действующих
// column ties: integer — number of ties — число связей
MATCH ()-[r]->()
WHERE r.region_ids IS NOT NULL AND r.province_ids IS NOT NULL
UNWIND [i IN range(0, size(r.region_ids) - 1) WHERE r.region_roles[i] <> 'claimed' | r.region_ids[i]] AS region_id
UNWIND r.province_ids AS province_id
WITH region_id,
     province_id,
     count(DISTINCT coalesce(r.deal_id, r.id)) AS deals,
     count(DISTINCT CASE WHEN r.stage = 'operating' THEN coalesce(r.deal_id, r.id) END) AS operating,
     count(DISTINCT r.id) AS ties
WHERE deals >= $minimum
RETURN region_id AS region_id,
       province_id AS province_id,
       deals AS deals,
       operating AS operating,
       ties AS ties
ORDER BY region_id, province_id
