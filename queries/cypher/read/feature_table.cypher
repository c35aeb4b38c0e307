// summary: The feature table of the scores: results of each region by stage and health, partners, provinces
// summary_ru: Таблица признаков оценки: результаты регионов по стадии и состоянию, партнёры, провинции
// mode: read
// param order: strings = ["operating active", "operating ended", "operating slow", "building active", "building ended", "building slow", "operating stalled", "building stalled"] — stage and health, best first; what is not there is no result — стадия и состояние, лучшее первым; чего здесь нет, то не результат
// column region_id: string — id of the region — код региона
// column deals: integer — deals of substance and exports, announced ones included — сделки по существу и экспорт, с объявленными
// column operating_active: integer — deals that operate — сделок действующих
// column operating_ended: integer — deals that operated until a neutral end — сделок действовавших до нейтрального конца
// column operating_slow: integer — deals that operate slowly — сделок действующих вяло
// column operating_stalled: integer — deals that operated and stalled — сделок заглохших после пуска
// column building_active: integer — deals being built — сделок строящихся
// column building_ended: integer — deals built until a neutral end — сделок строившихся до нейтрального конца
// column building_slow: integer — deals being built slowly — сделок строящихся вяло
// column building_stalled: integer — deals being built and stalled — сделок заглохших на стадии стройки
// column partners: integer — named Chinese partners of results — названных китайских партнёров у результатов
// column provinces: integer — provinces of results — провинций у результатов
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
WITH region_id,
     collect(coalesce(status, '')) AS all_status,
     collect(CASE WHEN status IS NULL THEN '' ELSE deal_id END) AS result_ids,
     collect(CASE WHEN status IS NULL THEN [] ELSE provinces END) AS told
WITH collect({region_id: region_id, all_status: all_status, result_ids: result_ids, told: told}) AS regions
CALL {
  MATCH (x)-[q]->(y)
  WHERE q.deal_id IS NOT NULL
    AND q.stage IN ['building', 'operating']
    AND coalesce(q.health, 'active') <> 'cancelled'
  UNWIND [x.id, y.id, q.buyer] AS party_id
  WITH DISTINCT party_id, q.deal_id AS deal_id
  MATCH (party:Company|University|Organisation {id: party_id})
  WHERE party.country = 'country:CN' AND coalesce(party.named, true)
  OPTIONAL MATCH path = (party)-[:SUBSIDIARY_OF*1..6]->(head)
  WHERE COUNT { (head)-[:SUBSIDIARY_OF]->() } <> 1
    AND all(n IN nodes(path) WHERE n.id = head.id OR COUNT { (n)-[:SUBSIDIARY_OF]->() } = 1)
  RETURN collect({
    deal_id: deal_id,
    partner_id: CASE WHEN head.id IS NULL OR NOT coalesce(head.named, true) THEN party.id ELSE head.id END
  }) AS named
}
UNWIND regions AS region
WITH region.region_id AS region_id,
     region.all_status AS all_status,
     [x IN named WHERE x.deal_id IN region.result_ids | x.partner_id] AS all_partners,
     region.told AS told
WITH region_id,
     all_status,
     reduce(all = [], x IN all_partners | CASE WHEN x IN all THEN all ELSE all + [x] END) AS partner_ids,
     reduce(all = [], list IN told | all + [x IN list WHERE NOT x IN all]) AS province_ids
RETURN region_id AS region_id,
       size(all_status) AS deals,
       size([s IN all_status WHERE s = 'operating active']) AS operating_active,
       size([s IN all_status WHERE s = 'operating ended']) AS operating_ended,
       size([s IN all_status WHERE s = 'operating slow']) AS operating_slow,
       size([s IN all_status WHERE s = 'operating stalled']) AS operating_stalled,
       size([s IN all_status WHERE s = 'building active']) AS building_active,
       size([s IN all_status WHERE s = 'building ended']) AS building_ended,
       size([s IN all_status WHERE s = 'building slow']) AS building_slow,
       size([s IN all_status WHERE s = 'building stalled']) AS building_stalled,
       size(partner_ids) AS partners,
       size(province_ids) AS provinces
ORDER BY region_id
