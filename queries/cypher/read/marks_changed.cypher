// group: time
// summary: Which published marks changed from one edition to the next, and by how much
// mode: read
// column region_id: string — id of the region
// column region_ru: string — name of the region in Russian
// column region_en: string — name of the region in English
// column region_zh: string — name of the region in Chinese
// column old_edition_id: string — id of the older edition
// column new_edition_id: string — id of the newer edition
// column old_mark: number — older mark
// column new_mark: number — newer mark
// column change: number — newer mark less the older
// column score: number — mark of the method today, before rounding
MATCH (a:Edition)-[x:RATED]->(r:Region)<-[y:RATED]-(b:Edition)
WHERE a.ordinal < b.ordinal AND x.mark <> y.mark
RETURN r.id AS region_id,
       r.name_ru AS region_ru,
       r.name_en AS region_en,
       coalesce(r.name_zh, r.name_en) AS region_zh,
       a.id AS old_edition_id,
       b.id AS new_edition_id,
       x.mark AS old_mark,
       y.mark AS new_mark,
       y.mark - x.mark AS change,
       r.score AS score
ORDER BY new_edition_id, old_edition_id, change DESC, region_id
