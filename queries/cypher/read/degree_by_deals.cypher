// group: network
// summary: Where each region or province stands by its deals: partners, deals, points, and the rank that they give (as partners and strength in argun network)
// mode: read
// param of: regions|provinces = "regions" — kind of places
// column place_id: string — id of the place
// column place_ru: string — name of the place in Russian
// column place_en: string — name of the place in English
// column place_zh: string — name of the place in Chinese
// column degree: integer — regions or provinces with which anything runs or is being built
// column told_degree: integer — regions or provinces with which there is any deal, talk included
// column weighted_degree: number — points of the deals with them that are running or being built
// column deals: integer — number of deals
// column degree_rank: integer — rank by degree; equals share the better one
// column score: number — mark of the method, before rounding, as the store carries it
MATCH (place:Region|Province)
WHERE CASE WHEN place:Region THEN 'regions' ELSE 'provinces' END = $of
OPTIONAL MATCH (place)-[w:PARTNER]-(other:Region|Province)
WITH place,
     count(CASE WHEN w.points > 0 THEN 1 END) AS degree,
     count(w) AS told_degree,
     0.0 + sum(coalesce(w.points, 0.0)) AS weighted,
     COUNT { MATCH (place)-[t:TAKES_PART]->(:Deal) WHERE t.share > 0 } AS deals
WITH collect({place: place, degree: degree, told_degree: told_degree, weighted: weighted, deals: deals}) AS rows, collect(degree) AS degrees
UNWIND rows AS one
WITH one.place AS place, one.degree AS degree, one.told_degree AS told_degree, one.weighted AS weighted, one.deals AS deals, degrees
RETURN place.id AS place_id,
       place.name_ru AS place_ru,
       place.name_en AS place_en,
       coalesce(place.name_zh, place.name_en) AS place_zh,
       degree AS degree,
       told_degree AS told_degree,
       round(weighted, 9) AS weighted_degree,
       deals AS deals,
       1 + size([d IN degrees WHERE d > degree]) AS degree_rank,
       place.score AS score
ORDER BY weighted_degree DESC, degree DESC, place_id
