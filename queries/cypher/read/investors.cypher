// summary: Who puts money into what: investors, owners, lenders
// summary_ru: Кто во что вкладывает: инвесторы, владельцы, кредиторы
// mode: read
// param region: string = null — id of the region; all when not given — код региона; все, если не указан
// param limit: integer = 200 — rows at most — не более строк
// column company_id: string — id of the company — код: компания
// column company_country: string — its country — её страна
// column company_ru: string — company, Russian — компания, по-русски
// column company_en: string — company, English — компания, по-английски
// column tie_type: string — type of the tie — тип связи
// column project_id: string — id of the project — код: объект
// column project_ru: string — project, Russian — объект, по-русски
// column project_en: string — project, English — объект, по-английски
// column region_ids: strings — regions it counts for — регионы, которым засчитано
// column province_ids: strings — provinces on the other side — провинции другой стороны
// column stage: string — furthest stage reached — достигнутая стадия
// column health: string — how it goes on — состояние
// column share_percent: number — share held, percent — доля, процентов
// column localisation: string — depth of local production — глубина локализации
// column deal_id: string — id of the deal — код сделки
// column tie_id: string — id of the tie — код связи
MATCH (a)-[r:INVESTOR_IN|OWNS_STAKE_IN|FINANCES]->(b)
WHERE ($region IS NULL OR $region IN r.region_ids)
RETURN a.id AS company_id,
       coalesce(a.country, CASE WHEN a.id STARTS WITH 'country:' THEN a.id WHEN a.id STARTS WITH 'province:' THEN 'country:CN' END) AS company_country,
       a.name_ru AS company_ru,
       a.name_en AS company_en,
       type(r) AS tie_type,
       b.id AS project_id,
       b.name_ru AS project_ru,
       b.name_en AS project_en,
       r.region_ids AS region_ids,
       r.province_ids AS province_ids,
       r.stage AS stage,
       r.health AS health,
       r.share_percent AS share_percent,
       r.localisation AS localisation,
       r.deal_id AS deal_id,
       r.id AS tie_id
ORDER BY company_id, project_id, tie_id
LIMIT $limit
