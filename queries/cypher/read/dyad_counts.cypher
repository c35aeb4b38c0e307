// summary: Results of each region with each province: deals of results by province, unknown ones told as such
// summary_ru: Результаты регионов с провинциями: сделки-результаты по провинциям, неизвестные — отдельно
// mode: read
// param order: strings = ["operating active", "operating ended", "operating slow", "building active", "building ended", "building slow", "operating stalled", "building stalled"] — stage and health, best first; what is not there is no result — стадия и состояние, лучшее первым; чего здесь нет, то не результат
// column region_id: string — id of the region — код региона
// column province_id: string — id of the province, or unknown — код провинции или unknown
// column deals: integer — deals of results — сделок-результатов
// column operating: integer — of them deals that operate — из них действующих
MATCH (a)-[r]->(b)
WHERE r.deal_id IS NOT NULL
WITH r.deal_id AS deal_id,
     // A project, route or crossing: what stands there decides the stage and the places of the deal.
     r.deal_id STARTS WITH 'deal:project:' OR r.deal_id STARTS WITH 'deal:corridor:'
       OR r.deal_id STARTS WITH 'deal:border-crossing:' AS anchored,
     collect({
       role: r.role,
       type: type(r),
       status: coalesce(r.stage, '') + ' ' + coalesce(r.health, 'active'),
       regions: coalesce(r.region_ids, []),
       roles: coalesce(r.region_roles, []),
       // Whoever is only talked of beside a running thing has no part in the result.
       provinces: CASE WHEN r.stage IN ['building', 'operating'] AND coalesce(r.health, 'active') <> 'cancelled'
         THEN coalesce(r.province_ids, []) ELSE [] END
     }) AS ties
WITH *
WHERE any(t IN ties WHERE t.role = 'substance' OR t.type = 'EXPORTS')
WITH deal_id,
     ties,
     CASE WHEN anchored THEN ['HAS_PROJECT', 'SERVES', 'BORDER_CROSSING'] ELSE [] END AS standing
WITH deal_id,
     ties,
     standing,
     [t IN ties WHERE t.type IN standing AND any(x IN t.roles WHERE x <> 'claimed')] AS own
WITH deal_id, ties, standing, CASE WHEN size(own) > 0 THEN own ELSE ties END AS placing
WITH deal_id,
     ties,
     standing,
     placing,
     // A site takes all; else origins, endpoints and transit regions share.
     CASE WHEN any(t IN placing WHERE 'site' IN t.roles)
       THEN ['site'] ELSE ['origin', 'endpoint', 'transit'] END AS sharing
UNWIND placing AS place
UNWIND range(0, size(place.regions) - 1) AS i
WITH deal_id, ties, standing, place.regions[i] AS region_id, place.roles[i] AS role, sharing
WHERE role IN sharing
WITH deal_id, ties, standing, region_id, [t IN ties WHERE region_id IN t.regions] AS here
WITH deal_id,
     ties,
     region_id,
     here,
     [t IN here WHERE t.type IN standing] AS things
WITH deal_id,
     ties,
     region_id,
     CASE WHEN size(things) > 0 THEN things ELSE here END AS deciding
WITH DISTINCT region_id,
     deal_id,
     [s IN $order WHERE any(t IN deciding WHERE t.status = s)][0] AS status,
     reduce(all = [], t IN ties | all + [x IN t.provinces WHERE NOT x IN all]) AS provinces
WITH region_id, deal_id, status, CASE WHEN size(provinces) = 0 THEN ['unknown'] ELSE provinces END AS provinces
WHERE status IS NOT NULL
UNWIND provinces AS province_id
RETURN region_id AS region_id,
       province_id AS province_id,
       count(DISTINCT deal_id) AS deals,
       count(DISTINCT CASE WHEN status STARTS WITH 'operating' THEN deal_id END) AS operating
ORDER BY region_id, province_id
