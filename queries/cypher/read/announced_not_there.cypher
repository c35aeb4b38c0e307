// summary: What was announced and is not there yet
// summary_ru: Что было объявлено и чего ещё нет
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// param silent_since: string = null — only what has no news after this month (2025-06) — только то, о чём нет вестей после этого месяца (2025-06)
// param limit: integer = 200 — rows at most — не более строк
// column tie_id: string — id of the tie — код связи
// column tie_type: string — type of the tie — тип связи
// column source_id: string — id of the first end — код: первый конец
// column from_ru: string — first end, Russian — первый конец, по-русски
// column from_en: string — first end, English — первый конец, по-английски
// column target_id: string — id of the second end — код: второй конец
// column to_ru: string — second end, Russian — второй конец, по-русски
// column to_en: string — second end, English — второй конец, по-английски
// column deal_id: string — id of the deal — код сделки
// column region_ids: strings — regions it counts for — регионы, которым засчитано
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column start: string — when it began, as told — начало, как сказано
// column planned: string — when it is to be ready, as last told — срок готовности, как сказано в последний раз
// column last_period: string — end of the last reporting period that tells of it — конец последнего отчётного периода с вестями
MATCH (a)-[r]->(b)
WHERE r.role IN ['framework', 'substance', 'flow']
  AND r.stage IN ['discussed', 'agreed', 'building']
  AND r.health <> 'ended'
  AND ($region IS NULL OR $region IN r.region_ids)
  AND ($silent_since IS NULL OR r.last_period <= $silent_since)
RETURN r.id AS tie_id,
       type(r) AS tie_type,
       a.id AS source_id,
       a.name_ru AS from_ru,
       a.name_en AS from_en,
       b.id AS target_id,
       b.name_ru AS to_ru,
       b.name_en AS to_en,
       r.deal_id AS deal_id,
       r.region_ids AS region_ids,
       r.stage AS stage,
       r.health AS health,
       r.start AS start,
       r.planned AS planned,
       r.last_period AS last_period
// The longest without news first; what counts for no region comes last.
ORDER BY CASE WHEN region_ids IS NULL THEN 1 ELSE 0 END, coalesce(last_period, ''), coalesce(deal_id, ''), tie_id
LIMIT $limit
