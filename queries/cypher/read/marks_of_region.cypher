// summary: Which marks the editions give a region
// summary_ru: Какие оценки выпуски ставят региону
// mode: read
// param region: string — id of the region (region:RU-AMU) — код региона (region:RU-AMU)
// column edition_id: string — id of the edition — код выпуска
// column edition_ru: string — edition, Russian — выпуск, по-русски
// column edition_en: string — edition, English — выпуск, по-английски
// column date: string — date of publication — дата публикации
// column mark: number — mark from 1 to 10 — оценка от 1 до 10
MATCH (e:Edition)-[r:RATED]->(g:Region {id: $region})
RETURN e.id AS edition_id,
       e.name_ru AS edition_ru,
       e.name_en AS edition_en,
       e.date AS date,
       r.mark AS mark
ORDER BY coalesce(date, ''), edition_id
