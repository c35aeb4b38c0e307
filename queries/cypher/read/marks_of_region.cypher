// group: time
// summary: Which marks a region has in the editions
// mode: read
// param region: Region — region
// column edition_id: string — id of the edition
// column edition_ru: string — name of the edition in Russian
// column edition_en: string — name of the edition in English
// column edition_zh: string — name of the edition in Chinese
// column date: string — date of publication
// column mark: number — mark from 1 to 10
MATCH (e:Edition)-[r:RATED]->(g:Region {id: $region})
RETURN e.id AS edition_id,
       e.name_ru AS edition_ru,
       e.name_en AS edition_en,
       coalesce(e.name_zh, e.name_en) AS edition_zh,
       e.date AS date,
       r.mark AS mark
ORDER BY coalesce(date, ''), edition_id
