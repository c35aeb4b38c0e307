// group: network
// summary: Which regions work with the same provinces as a region does: shared ones and their share of all (Jaccard)
// mode: read
// param region: Region — region
// param limit: count = null — maximum number of rows; all if not given
// column other_id: string — id of the other region
// column other_ru: string — name of the other region in Russian
// column other_en: string — name of the other region in English
// column other_zh: string — name of the other region in Chinese
// column shared: integer — provinces with which both have anything that runs or is being built
// column jaccard: number — shared provinces as a share of all that either works with, 0 to 1
// column shared_ids: strings — ids of the provinces they share
// column shared_ru: strings — names of the provinces they share in Russian
// column shared_en: strings — names of the provinces they share in English
// column shared_zh: strings — names of the provinces they share in Chinese
MATCH (:Region {id: $region})-[w:PARTNER]->(p:Province)
WHERE w.points > 0
WITH p
ORDER BY p.id
WITH collect(p) AS own, collect(p.id) AS own_ids
MATCH (other:Region)-[v:PARTNER]->(q:Province)
WHERE v.points > 0 AND other.id <> $region
WITH own, own_ids, other, q
ORDER BY q.id
WITH own, own_ids, other, collect(q.id) AS others
WITH own, other, others, [p IN own WHERE p.id IN others] AS shared
WHERE size(shared) > 0
RETURN other.id AS other_id,
       other.name_ru AS other_ru,
       other.name_en AS other_en,
       coalesce(other.name_zh, other.name_en) AS other_zh,
       size(shared) AS shared,
       round(1.0 * size(shared) / (size(own) + size(others) - size(shared)), 4) AS jaccard,
       [p IN shared | p.id] AS shared_ids,
       [p IN shared | p.name_ru] AS shared_ru,
       [p IN shared | p.name_en] AS shared_en,
       [p IN shared | coalesce(p.name_zh, p.name_en)] AS shared_zh
ORDER BY jaccard DESC, shared DESC, other_id
LIMIT toInteger(coalesce($limit, 1000000000))
