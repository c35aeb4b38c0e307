// group: network
// summary: The marks of all regions or provinces, computed by the query from the points of their deals
// mode: read
// param of: regions|provinces = "regions" — kind of places
// param talk_ceiling: number = 2.0 — the most that all talk together can count
// param attenuation: number = 0.06 — the share of a walk that is left after each step over the network
// param scale: number = 5.0 — x at which 63 % of the way from mark 1 to mark 10 is covered
// column rank: integer — rank; equal scores share the better one
// column place_id: string — id of the place
// column place_ru: string — name of the place in Russian
// column place_en: string — name of the place in English
// column place_zh: string — name of the place in Chinese
// column mark: integer — mark from 1 to 10
// column score: number — mark before rounding
// column strength: number — points of deals that are running or being built
// column talk: number — points of everything else, kept below the ceiling
// column position: number — walks of two and three steps over the network of places
// column x: number — strength, talk and position together
// column published_mark: number — mark of the latest published edition
MATCH (place:Region|Province)
WHERE CASE WHEN place:Region THEN 'regions' ELSE 'provinces' END = $of
OPTIONAL MATCH (place)-[t:TAKES_PART]->(:Deal)
WITH place,
     0.0 + sum(CASE WHEN t.stage IN ['operating', 'building'] THEN t.points END) AS strength,
     0.0 + sum(CASE WHEN t.stage IN ['operating', 'building'] THEN t.talk_points ELSE t.points END) AS told
// Each step in a MATCH of its own: a walk may go back over the edge that it came by. China is no place.
OPTIONAL MATCH (place)-[first:PARTNER]-(partner:Region|Province)
OPTIONAL MATCH (partner)-[second:PARTNER]-(other:Region|Province)
OPTIONAL MATCH (other)-[third:PARTNER]-(:Region|Province)
WITH place, strength, told, first, second, first.points * second.points AS walk, sum(third.points) AS onwards
WITH place,
     strength,
     CASE WHEN $talk_ceiling > 0 THEN $talk_ceiling * (1 - exp(-told / $talk_ceiling)) ELSE 0.0 END AS talk,
     0.0 + sum(walk * ($attenuation ^ 2 + $attenuation ^ 3 * onwards)) AS position
WITH place, strength, talk, position, strength + talk + position AS x
WITH place, strength, talk, position, x, 1 + 9 * (1 - exp(-x / $scale)) AS score
WITH collect({place: place, strength: strength, talk: talk, position: position, x: x, score: score}) AS places
UNWIND places AS p
RETURN 1 + size([q IN places WHERE round(q.score, 9) > round(p.score, 9)]) AS rank,
       p.place.id AS place_id,
       p.place.name_ru AS place_ru,
       p.place.name_en AS place_en,
       coalesce(p.place.name_zh, p.place.name_en) AS place_zh,
       toInteger(floor(p.score + 0.5)) AS mark,
       p.score AS score,
       p.strength AS strength,
       p.talk AS talk,
       p.position AS position,
       p.x AS x,
       p.place.published_mark AS published_mark
ORDER BY rank, place_id
