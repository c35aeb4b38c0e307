// Statements as analysts write them, on the shipped dataset: both servers are asked, and what differs is told.
// Run: python -m benchmarks.statements. A line "// differs: ..." says why the next one may differ, in the
// words of docs/neo4j.md. Statements end with a semicolon.

// group: finding
MATCH (r:Region) RETURN count(r) AS n;
MATCH (r:Region {id: 'region:RU-AMU'}) RETURN r.name_en AS name, r.mark AS mark;
MATCH (r:Region) WHERE r.mark >= 8 RETURN r.name_en AS name, r.mark AS mark ORDER BY mark DESC, name;
MATCH (c:Company) WHERE c.sector = 'automotive' RETURN c.id AS id ORDER BY id;
MATCH (c:Company) WHERE c.sector IN ['energy', 'mining', 'agriculture'] RETURN c.sector AS sector, count(*) AS n ORDER BY sector;
MATCH (n) WHERE n.id STARTS WITH 'province:' RETURN n.id AS id ORDER BY id;
MATCH (n:Province|Country) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label;
MATCH (n) RETURN labels(n) AS labels, count(*) AS n ORDER BY labels;
MATCH (n:Project) RETURN n.name_en AS name ORDER BY name SKIP 5 LIMIT 5;
MATCH (n:Zone) WHERE n.name_zh IS NULL RETURN count(n) AS n;
MATCH (n:City) WHERE n.latitude > 55 AND n.longitude > 100 RETURN n.id AS id, n.latitude AS lat ORDER BY lat DESC, id;
MATCH (n:University) RETURN DISTINCT n.country AS country ORDER BY country;
MATCH ()-[t]->() RETURN type(t) AS type, count(*) AS n ORDER BY n DESC, type;
MATCH (n:Deal) WHERE n.stage <> 'discussed' AND NOT n.health = 'active' RETURN n.stage AS stage, n.health AS health, count(*) AS n ORDER BY stage, health;
MATCH (n:Evidence) WHERE n.confidence = 'high' XOR n.stance = 'against' RETURN count(*) AS n;
MATCH (n:Region) WHERE n.id = $nothing OR n.id = 'region:RU-PRI' RETURN n.id AS id;

// group: aggregation
MATCH (d:Deal) RETURN d.kind AS kind, count(*) AS n, sum(d.points) AS points ORDER BY kind;
MATCH (d:Deal) RETURN d.sector AS sector, max(d.size) AS most, min(d.size) AS least ORDER BY sector;
MATCH (d:Deal) RETURN round(avg(d.points), 6) AS mean, round(stDev(d.points), 6) AS sd, round(stDevP(d.points), 6) AS sdp;
MATCH (d:Deal) RETURN percentileCont(d.points, 0.5) AS median, percentileDisc(d.points, 0.9) AS high;
MATCH (r:Region)-[t:TAKES_PART]->(d:Deal) WITH r, sum(t.points) AS strength ORDER BY strength DESC, r.id LIMIT 10 RETURN r.id AS id, round(strength, 9) AS strength;
MATCH (r:Region)-[:PARTNER]->(p:Province) RETURN p.id AS id, count(DISTINCT r) AS regions ORDER BY regions DESC, id LIMIT 10;
MATCH (r:Region) WITH r ORDER BY r.iso RETURN r.federal_district AS district, collect(r.iso) AS regions ORDER BY district;
MATCH (r:Region) WITH r ORDER BY r.id RETURN r.federal_district AS district, collect(r.iso)[0..3] AS first ORDER BY district;
MATCH (c:Company) RETURN c.ownership AS ownership, count(c.inn) AS with_inn, count(*) AS n ORDER BY ownership;
MATCH (n:Region) RETURN sum(n.nothing) AS sum, avg(n.nothing) AS mean, collect(n.nothing) AS list, count(n.nothing) AS n, max(n.nothing) AS most;
MATCH (d:Deal) WITH d.kind AS kind, count(*) AS n WHERE n > 50 RETURN kind, n ORDER BY n DESC;
MATCH (d:Deal) RETURN count(DISTINCT d.sector) AS sectors, count(DISTINCT [d.kind, d.stage]) AS pairs;
MATCH (d:Deal) WITH d.stage AS stage, collect(d.points) AS points RETURN stage, size(points) AS n, reduce(s = 0.0, p IN points | s + p) > 0 AS some ORDER BY stage;
MATCH (d:Deal) RETURN sum(CASE WHEN d.health = 'stalled' THEN 1 ELSE 0 END) AS stalled, count(*) AS n, toFloat(sum(CASE WHEN d.health = 'stalled' THEN 1 ELSE 0 END)) / count(*) > 0.1 AS many;
MATCH (:Region) RETURN count(*) AS n, 'x' AS x;
MATCH (n:Nowhere) RETURN count(n) AS n, sum(n.x) AS sum, collect(n) AS list;
MATCH (n:Nowhere) RETURN n.x AS x, count(*) AS n;
UNWIND [1, 2, 2, null] AS x RETURN count(x) AS n, count(DISTINCT x) AS d, collect(DISTINCT x) AS list, sum(x) AS sum;

// group: paths
MATCH (c:Company)-[:INVESTOR_IN]->(p:Project)-[:LOCATED_IN]->(r:Region) RETURN c.id AS company, p.id AS project, r.id AS region ORDER BY company, project, region LIMIT 20;
MATCH (a:Region)-[:PARTNER]->(p:Province)<-[:PARTNER]-(b:Region) WHERE a.id < b.id RETURN a.id AS a, b.id AS b, count(p) AS shared ORDER BY shared DESC, a, b LIMIT 10;
MATCH (a:Region {id: 'region:RU-AMU'})-[t]-(b) RETURN type(t) AS type, count(*) AS n ORDER BY type;
MATCH p = (a:Region {id: 'region:RU-AMU'})-[:HAS_PROJECT]->()<-[:INVESTOR_IN]-() RETURN count(p) AS n, max(length(p)) AS most;
MATCH (a:Region {id: 'region:RU-AMU'})-[:HAS_PROJECT|INVESTOR_IN*1..2]-(b) RETURN count(DISTINCT b) AS n;
MATCH p = shortestPath((a:Region {id: 'region:RU-AMU'})-[*..4]-(b:Province {id: 'province:CN-HL'})) RETURN length(p) AS n;
MATCH p = allShortestPaths((a:Region {id: 'region:RU-KGD'})-[:PARTNER*..4]-(b:Region {id: 'region:RU-PRI'})) RETURN length(p) AS n, count(p) AS paths;
MATCH (a:Region {id: 'region:RU-AMU'}) MATCH ((x)-[:PARTNER]-(y)){1,2} RETURN count(*) > 0 AS some;
MATCH (a:Region {id: 'region:RU-AMU'}) ((x)-[:PARTNER]-(y)){1,2} (b:Region) RETURN count(DISTINCT b) AS n;
MATCH (a:Region {id: 'region:RU-AMU'}) (()-[:PARTNER]->(p))+ (b) RETURN count(DISTINCT b) AS n, count(*) AS paths;
MATCH (a:Company)-[:SUBSIDIARY_OF*1..3]->(b:Company) RETURN a.id AS a, b.id AS b ORDER BY a, b LIMIT 10;
MATCH p = (a:Product)-[:PRODUCT_OF*]->(b:Product) RETURN max(length(p)) AS depth, count(p) AS n;
MATCH p = (a:Product)-[:PRODUCT_OF*0..2]->(b:Product {id: a.id}) RETURN count(p) AS n;
MATCH p = (r:Region {id: 'region:RU-PRI'})-[:PARTNER]->(q:Province) WITH p ORDER BY q.id LIMIT 3 RETURN [n IN nodes(p) | n.id] AS ids, [t IN relationships(p) | t.rank] AS ranks;
MATCH (a)-[t:HAS_PROJECT]->(b) RETURN startNode(t).id = a.id AS from, endNode(t).id = b.id AS to, count(*) AS n;
MATCH (a:Region)-[t:PARTNER {rank: 1}]->(p) RETURN a.id AS region, p.id AS partner ORDER BY region, partner LIMIT 10;
MATCH (a:Region)-[t:PARTNER WHERE t.points > 5]->(p:Province WHERE p.mark > 5) RETURN a.id AS region, p.id AS partner ORDER BY region, partner LIMIT 10;
MATCH (a:Region {id: 'region:RU-AMU'}) OPTIONAL MATCH (a)-[t:SISTER_PROVINCE]-(p:Province) RETURN a.id AS id, collect(p.id) AS sisters;
MATCH (a:Region) WHERE NOT (a)-[:PARTNER]->(:Province) RETURN count(a) AS n;
MATCH (a:Region) WHERE (a)-[:HAS_PROJECT]->(:Project) AND NOT (a)-[:HAS_PROJECT]->(:Zone) RETURN count(a) AS n;
MATCH (a)-[t]->(a) RETURN count(t) AS n;

// group: subqueries
MATCH (r:Region) WHERE EXISTS { (r)-[t:PARTNER]->(:Province) WHERE t.points > 10 } RETURN r.id AS id ORDER BY id;
MATCH (r:Region) RETURN r.id AS id, COUNT { (r)-[:HAS_PROJECT]->() } AS n ORDER BY n DESC, id LIMIT 10;
MATCH (r:Region) WHERE COUNT { (r)-[:PARTNER]->(:Province) } > 20 RETURN r.id AS id ORDER BY id;
MATCH (r:Region {id: 'region:RU-AMU'}) RETURN COLLECT { MATCH (r)-[:PARTNER]->(p:Province) RETURN p.id ORDER BY p.id LIMIT 3 } AS list;
MATCH (r:Region) CALL (r) { MATCH (r)-[t:PARTNER]->(p) RETURN p.id AS best ORDER BY t.rank, p.id LIMIT 1 } RETURN r.id AS id, best ORDER BY id LIMIT 10;
MATCH (r:Region) CALL { WITH r MATCH (r)-[:HAS_PROJECT]->(p) RETURN count(p) AS n } RETURN r.id AS id, n ORDER BY n DESC, id LIMIT 5;
CALL { MATCH (r:Region) RETURN r.id AS id UNION MATCH (p:Province) RETURN p.id AS id } RETURN count(id) AS n;
MATCH (r:Region) WHERE NOT EXISTS { MATCH (r)-[:HAS_PROJECT]->(p) WHERE NOT EXISTS { (p)<-[:INVESTOR_IN]-() } } RETURN r.id AS id ORDER BY id LIMIT 10;
MATCH (d:Deal) WHERE EXISTS { (:Province)-[:TAKES_PART]->(d) } RETURN d.stage AS stage, count(*) AS n ORDER BY stage;
// differs: a list that is collected in no order told
MATCH (r:Region {id: 'region:RU-AMU'}) RETURN [(r)-[:HAS_PROJECT]->(p) WHERE p.name_en STARTS WITH 'A' | p.id] AS list;
MATCH (r:Region {id: 'region:RU-AMU'}) RETURN size([(r)-[:HAS_PROJECT]->(p) | p]) AS n, EXISTS { (r)-[:PARTNER]->() } AS some;
MATCH (r:Region) WITH r, COUNT { (r)-[:PARTNER]->() } AS partners WHERE partners > 5 RETURN count(*) AS n, sum(partners) AS sum;
OPTIONAL CALL () { MATCH (n:Nowhere) RETURN n.id AS id } RETURN id;

// group: union
MATCH (r:Region) RETURN r.id AS id ORDER BY id LIMIT 3 UNION ALL MATCH (p:Province) RETURN p.id AS id ORDER BY id LIMIT 3;
RETURN 1 AS x UNION RETURN 1 AS x;
RETURN 1 AS x UNION ALL RETURN 1 AS x;
MATCH (n:Zone) RETURN 'zones' AS what, count(n) AS n UNION ALL MATCH (n:Event) RETURN 'events' AS what, count(n) AS n;

// group: strings
MATCH (c:Company) WHERE c.name_en CONTAINS 'China' RETURN c.id AS id ORDER BY id LIMIT 10;
MATCH (c:Company) WHERE toLower(c.name_ru) CONTAINS 'завод' RETURN c.id AS id ORDER BY id LIMIT 10;
MATCH (c:Company) WHERE c.name_ru =~ '(?iu).*авто.*' RETURN c.id AS id ORDER BY id LIMIT 10;
MATCH (c:Company) WHERE c.name_en =~ 'H.*' RETURN c.id AS id ORDER BY id LIMIT 10;
MATCH (p:Project) WHERE p.name_en ENDS WITH 'plant' RETURN count(p) AS n;
MATCH (r:Region) RETURN toUpper(r.name_ru) AS upper, size(r.name_ru) AS n, left(r.name_en, 3) AS l, right(r.name_en, 3) AS e ORDER BY upper LIMIT 5;
MATCH (r:Region) RETURN split(r.id, ':')[1] AS code ORDER BY code LIMIT 5;
RETURN substring('Благовещенск', 4, 3) AS a, replace('a-b-c', '-', ' ') AS b, trim('  x ') AS c, reverse('abc') AS d;
RETURN 'a' + 'b' AS a, 'a' + 1 AS b, 'x' < 'y' AS c, 'Ё' < 'Я' AS d;
RETURN toString(1) AS a, toString(1.5) AS b, toString(true) AS c, toInteger('42') AS d, toFloat('1.5') AS e, toBoolean('true') AS f, toInteger('x') AS g;
RETURN ltrim('  x') AS a, rtrim('x  ') AS b, lower('ABC') AS c, upper('abc') AS d, char_length('中文') AS e;
RETURN normalize('é') = normalize('é') AS same, '中' IN ['中', '文'] AS x;
RETURN btrim('xxaxx', 'x') AS a, 'abc' CONTAINS '' AS b, '' STARTS WITH '' AS c;
MATCH (r:Region) WHERE r.name_zh = '阿穆尔州' RETURN r.id AS id;
MATCH (n:Company) WHERE any(a IN n.aliases WHERE a CONTAINS 'ДЭУ' OR a CONTAINS 'Китай') RETURN n.id AS id ORDER BY id LIMIT 5;
RETURN "it's" AS a, 'say \'x\'' AS b, 'tab\there' AS c, 'uni\u0041' AS d;

// group: lists
RETURN [1, 2, 3][0] AS a, [1, 2, 3][-1] AS b, [1, 2, 3][1..] AS c, [1, 2, 3][..2] AS d, [1, 2, 3][5] AS e;
RETURN [x IN range(1, 10) WHERE x % 2 = 0 | x * x] AS squares, range(10, 0, -3) AS down;
RETURN head([1, 2]) AS h, last([1, 2]) AS l, tail([1, 2, 3]) AS t, size([]) AS n, reverse([1, 2]) AS r;
RETURN all(x IN [1, 2] WHERE x > 0) AS a, any(x IN [1, 2] WHERE x > 1) AS b, none(x IN [] WHERE x) AS c, single(x IN [1, 2] WHERE x = 1) AS d;
RETURN reduce(s = 0, x IN [1, 2, 3] | s + x) AS sum, [1, 2] + [3] AS plus, [1] + 2 AS add, 1 IN [1, 2] AS isin;
RETURN [1, null, 2] AS l, size([1, null, 2]) AS n, null IN [1, null] AS x, 3 IN [1, null] AS y;
RETURN [[1, 2], [3]] AS nested, [x IN [[1, 2], [3]] | size(x)] AS sizes;
MATCH (r:Region {id: 'region:RU-AMU'}) RETURN r.aliases AS aliases, r.aliases[0] AS first, size(r.aliases) AS n;
UNWIND [3, 1, 2] AS x RETURN x ORDER BY x;
UNWIND [] AS x RETURN x;
UNWIND null AS x RETURN x;
UNWIND [{a: 1}, {a: 2}] AS row RETURN row.a AS a ORDER BY a DESC;
MATCH (t)-[r:HAS_PROJECT]->() UNWIND r.region_ids AS id RETURN id, count(*) AS n ORDER BY n DESC, id LIMIT 5;
WITH [1, 2, 3] AS list UNWIND list AS x WITH x WHERE x > 1 RETURN collect(x) AS left;
RETURN toStringList([1, 2.5, null]) AS s, toIntegerList(['1', 'x']) AS i;
// differs: a list that is collected in no order told
RETURN keys({b: 1, a: 2}) AS keys;
RETURN {a: 1}.a AS a, {a: {b: 2}}.a.b AS b, {a: 1}['a'] AS c;

// group: maps
MATCH (r:Region {id: 'region:RU-AMU'}) RETURN r {.id, .mark, extra: 1} AS m;
MATCH (r:Region {id: 'region:RU-AMU'}) RETURN r {.name_en, partners: COUNT { (r)-[:PARTNER]->() }} AS m;
// differs: a projection within a map hides all but itself
MATCH (r:Region {id: 'region:RU-AMU'})-[t:PARTNER {rank: 1}]->(p) RETURN {region: r.id, partner: p.id, tie: t {.points, .rank}} AS m;
WITH {a: 1, b: 2} AS m RETURN m {.a, c: m.b} AS m2, m {.*, d: 4} AS m3;
RETURN {a: null}.a AS a, {a: 1}.b AS b, properties({a: 1}) AS p;
MATCH (r:Region {id: 'region:RU-AMU'}) RETURN size(keys(r)) > 10 AS many, 'mark' IN keys(r) AS has;
MATCH (r:Region) RETURN r['name_' + 'en'] AS name ORDER BY name LIMIT 3;
MATCH (r:Region {id: 'region:RU-AMU'}) RETURN properties(r).mark AS mark;

// group: case
MATCH (d:Deal) RETURN CASE d.stage WHEN 'operating' THEN 'runs' WHEN 'building' THEN 'rises' ELSE 'talk' END AS what, count(*) AS n ORDER BY what;
MATCH (r:Region) RETURN CASE WHEN r.mark >= 7 THEN 'high' WHEN r.mark >= 4 THEN 'middle' ELSE 'low' END AS class, count(*) AS n ORDER BY class;
RETURN CASE null WHEN null THEN 1 ELSE 2 END AS a, CASE WHEN null THEN 1 END AS b, CASE 5 WHEN > 3 THEN 'more' ELSE 'less' END AS c;
RETURN CASE 2 WHEN 1, 2 THEN 'low' ELSE 'high' END AS x;
RETURN coalesce(null, 2, 3) AS a, nullIf(1, 1) AS b, nullIf(1, 2) AS c;

// group: null
RETURN null = null AS a, null <> null AS b, null IS NULL AS c, null IS NOT NULL AS d, NOT null AS e;
RETURN null AND false AS a, null AND true AS b, null OR true AS c, null OR false AS d, null XOR true AS e;
RETURN null + 1 AS a, null + 'x' AS b, size(null) AS c, toUpper(null) AS d, null[0] AS e;
RETURN 1 < null AS a, 'a' < 1 AS b, [1, null] = [1, null] AS c, {a: null} = {a: null} AS d, [1] = [1] AS e;
MATCH (n:Region) WHERE n.nothing <> 1 RETURN count(*) AS n;
MATCH (n:Region) WHERE NOT n.nothing = 1 OR n.nothing IS NULL RETURN count(*) AS n;
MATCH (n:Company) RETURN n.lei IS NULL AS none, count(*) AS n ORDER BY none;
MATCH (n:Region) RETURN n.published_mark AS mark, count(*) AS n ORDER BY mark;
MATCH (n:Region) RETURN n.published_mark AS mark, count(*) AS n ORDER BY mark DESC;
OPTIONAL MATCH (n:Nowhere) RETURN n AS n, n.x AS x, labels(n) AS labels, n IS NULL AS none;
MATCH (n:Region) WHERE n.nothing IN [1, 2] RETURN count(*) AS n;

// group: numbers
RETURN 7 / 2 AS a, 7.0 / 2 AS b, 7 % 3 AS c, -7 % 3 AS d, 2 ^ 10 AS e, -7 / 2 AS f;
RETURN round(2.5) AS a, round(-2.5) AS b, round(3.14159, 2) AS c, ceil(1.1) AS d, floor(-1.1) AS e, abs(-3) AS f, sign(-2) AS g;
RETURN round(1.25, 1, 'HALF_EVEN') AS a, round(1.249, 1, 'UP') AS b, round(3.5, 0, 'HALF_DOWN') AS c;
RETURN sqrt(16) AS a, exp(0) AS b, log(1) AS c, log10(1000) AS d, pi() > 3.14 AS e, e() > 2.7 AS f;
RETURN sin(0) AS a, cos(0) AS b, tan(0) AS c, atan2(1, 1) > 0.78 AS d, degrees(pi()) AS e, radians(180) = pi() AS f;
RETURN 0.0 / 0.0 AS nan, 1.0 / 0.0 AS inf, isNaN(0.0 / 0.0) AS is;
RETURN 0.0 / 0.0 = 0.0 / 0.0 AS a, 1.0 / 0.0 > 5 AS b;
RETURN 1 = 1.0 AS a, 1 < 1.5 AS b, toInteger(2.9) AS c, toInteger(-2.9) AS d, toFloat(3) AS e;
RETURN 9223372036854775807 AS most, -9223372036854775808 AS least, 1e3 AS e, 0x1F AS hex, 0o17 AS oct;
// differs: numbers with _ between digits
RETURN 1_000 AS grouped;
RETURN 9223372036854775807 + 1 AS over;
RETURN 1 / 0 AS x;
MATCH (o:Observation) WHERE o.base_unit = 'RUB' RETURN o.quantity AS quantity, round(sum(o.base_value) / 1e9, 3) AS bn, count(*) AS n ORDER BY quantity;
MATCH (o:Observation) WHERE o.unit = 'percent' AND o.change_of RETURN count(*) AS n, max(o.value) AS most;
MATCH (o:Observation)-[:ABOUT]->(r:Region) WHERE o.quantity = 'trade_turnover' RETURN r.id AS region, o.base_value AS value, o.base_unit AS unit, o.date AS date ORDER BY region, date, value, unit LIMIT 10;
RETURN haversin(0.5) > 0 AS h, cot(1) > 0 AS c;
RETURN 5 BETWEEN 1 AND 9 AS x;

// group: dates
RETURN date('2025-12-05') AS d, date({year: 2025, month: 6}) AS m, date('2025-06') AS p, date('2025') AS y;
RETURN date('2025-12-05').year AS y, date('2025-12-05').month AS m, date('2025-12-05').quarter AS q, date('2025-12-05').week AS w, date('2025-12-05').dayOfWeek AS d;
RETURN date('2025-12-05') + duration('P1M') AS a, date('2025-01-31') + duration({months: 1}) AS b, date('2025-03-01') - duration({days: 1}) AS c;
RETURN duration.between(date('2024-02-29'), date('2025-12-05')) AS d, duration.inDays(date('2025-01-01'), date('2025-12-31')).days AS n, duration.inMonths(date('2025-01-01'), date('2025-12-31')).months AS m;
RETURN date('2025-01-01') < date('2025-12-31') AS a, date('2025-01-01') = date('2025-01-01') AS b;
RETURN date.truncate('month', date('2025-12-05')) AS m, date.truncate('year', date('2025-12-05')) AS y, date.truncate('week', date('2025-12-05')) AS w, date.truncate('quarter', date('2025-12-05')) AS q;
RETURN datetime('2025-12-05T10:00:00+08:00') AS d, datetime('2025-12-05T10:00:00Z').epochSeconds AS s, localdatetime('2025-12-05T10:00:00') AS l;
RETURN time('10:00+03:00') AS t, localtime('10:00').hour AS h, datetime('2025-12-05T10:00:00[Asia/Shanghai]') AS z;
RETURN duration('P1Y2M10DT12H') AS d, duration('P14M').years AS y, duration('PT90M').hours AS h, duration({days: 1.5}) AS f;
RETURN duration('P1D') + duration('PT12H') AS a, duration('P1M') * 3 AS b;
// differs: durations cannot be compared, which the embedded server does
RETURN duration('P1D') < duration('P2D') AS c;
RETURN date('2025-12-05') IN [date('2025-12-05')] AS a, toString(date('2025-12-05')) AS b, date(datetime('2025-12-05T23:00:00Z')) AS c;
MATCH ()-[t:HAS_PROJECT]->() WHERE date(t.planned_last) < date('2027-01-01') RETURN count(*) AS n;
MATCH ()-[t]->() WHERE t.start_first >= '2024' RETURN date(t.start_first).year AS year, count(*) AS n ORDER BY year;
MATCH (e:Evidence) RETURN date(e.period_last).year AS year, count(*) AS n ORDER BY year;
MATCH ()-[t:HAS_PROJECT]->() RETURN max(date(t.last_period)) AS last, min(date(t.first_period)) AS first;
MATCH (d:Deal) WHERE duration.between(date(d.first_period), date(d.last_period)).months > 6 RETURN count(*) AS n;
// differs: a quarter and a half-year are dates for Neo4j alone
RETURN date('2025-Q3') AS d;
RETURN date('2025-W03') AS w, date('2025-103') AS o, date('20251205') AS b;
RETURN datetime({epochSeconds: 0}) AS a, datetime.fromEpoch(86400, 0) AS b, datetime({date: date('2025-01-01'), hour: 5}) AS c;
RETURN datetime('2025-12-05T10:00:00Z') + duration('PT2H') AS a, datetime.truncate('hour', datetime('2025-12-05T10:30:00Z')) AS b;

// group: places
RETURN point({x: 1, y: 2}).x AS x, point({longitude: 127.5, latitude: 50.3}).latitude AS lat, point({x: 1, y: 2, z: 3}).z AS z;
// differs: distances on the globe are 0.1 % shorter
RETURN round(point.distance(point({longitude: 127.54, latitude: 50.29}), point({longitude: 127.49, latitude: 50.25}))) AS metres;
RETURN point.distance(point({x: 0, y: 0}), point({x: 3, y: 4})) AS d;
MATCH (a:City), (b:City) WHERE a.id < b.id AND a.latitude IS NOT NULL AND b.latitude IS NOT NULL WITH a, b, point.distance(point({latitude: a.latitude, longitude: a.longitude}), point({latitude: b.latitude, longitude: b.longitude})) AS d RETURN a.id AS a, b.id AS b, round(d / 1000) AS km ORDER BY d, a, b LIMIT 10;
MATCH (c:BorderCrossing) WHERE point.withinBBox(point({latitude: c.latitude, longitude: c.longitude}), point({latitude: 42, longitude: 120}), point({latitude: 55, longitude: 136})) RETURN c.id AS id ORDER BY id;
RETURN point({x: 1, y: 2}) = point({x: 1, y: 2}) AS a, point({x: 1, y: 2}).srid AS srid;
// differs: systems of coordinates are spelled in capitals
RETURN point({longitude: 1, latitude: 2}).crs AS crs;

// group: ordering
MATCH (r:Region) RETURN r.id AS id ORDER BY r.mark DESC, r.id LIMIT 5;
MATCH (r:Region) WITH r.federal_district AS d, r ORDER BY r.mark DESC, r.id WITH d, collect(r.id)[0] AS best RETURN d, best ORDER BY d;
UNWIND ['b', 'a', 'Б', 'А', 'ё', '中'] AS x RETURN x ORDER BY x;
UNWIND [2, 1.5, null, 3] AS x RETURN x ORDER BY x;
UNWIND [1, 'a', true, null, 2.5] AS x RETURN x ORDER BY x;
MATCH (r:Region) RETURN DISTINCT r.federal_district AS d ORDER BY d SKIP 1 LIMIT 3;
MATCH (r:Region) RETURN r.id AS id ORDER BY size(r.name_en) DESC, id LIMIT 3;
MATCH (r:Region) WITH r ORDER BY r.id LIMIT 5 RETURN collect(r.id) AS ids;
MATCH (r:Region) RETURN r.id AS id ORDER BY id OFFSET 2 LIMIT 2;
// differs: an alias may not be a variable of ORDER BY
MATCH (c:Company) RETURN c.id AS c, c.sector AS s ORDER BY c.sector, c.id LIMIT 3;

// group: types
RETURN valueType(1) AS i, valueType('x') AS s, valueType(null) AS n;
// differs: the type of the items of a list is not told
RETURN valueType([1]) AS l;
RETURN 1 IS :: INTEGER AS a, 'x' IS :: STRING AS b, null IS :: INTEGER AS c, 1 IS NOT :: STRING AS d;
MATCH (n:Region {id: 'region:RU-AMU'}) RETURN n:Region AS r, n:Province AS p, n:Region|Province AS e;
MATCH (n) WHERE n:Region OR n:Province RETURN count(n) AS n;
MATCH (n:!Evidence&!Observation) RETURN count(n) AS n;
MATCH (n:%) RETURN count(n) AS n;
MATCH ()-[t:!ABOUT&!FROM]->() RETURN count(t) AS n;
MATCH (n:Region) WHERE elementId(n) IS NOT NULL RETURN count(n) AS n;
RETURN toBooleanOrNull(1) AS a, toIntegerOrNull('x') AS b, toFloatOrNull('1.5') AS c, toStringOrNull(5) AS d;
RETURN size(randomUUID()) AS n, rand() < 1 AS r;

// group: the book by hand
MATCH (r:Region)-[t:TAKES_PART]->(d:Deal) WHERE t.stage IN ['operating', 'building'] RETURN r.name_en AS region, round(sum(t.points), 9) AS strength ORDER BY strength DESC, region LIMIT 10;
MATCH (c:Company)-[p:PARTY_TO]->(d:Deal) WHERE 'investor' IN p.as RETURN c.id AS id, count(d) AS deals ORDER BY deals DESC, id LIMIT 10;
MATCH (e:Evidence)-[:FROM]->(s:Source) RETURN s.id AS source, count(e) AS n ORDER BY n DESC, source LIMIT 10;
MATCH (d:Deal)<-[:TELLS_OF]-(e:Evidence) WITH d, count(e) AS told, max(e.period_last) AS last WHERE told > 4 RETURN d.id AS id, told, last ORDER BY told DESC, id LIMIT 10;
MATCH (r:Region)<-[t:RATED]-(e:Edition) RETURN e.id AS edition, round(avg(t.mark), 6) AS mean, count(*) AS n ORDER BY edition;
MATCH (c:Company)-[:EXEMPLIFIES]->(x:Concept)<-[:ADDRESSES]-(y:Concept) RETURN x.id AS x, y.id AS y, count(DISTINCT c) AS n ORDER BY n DESC, x, y LIMIT 10;
MATCH (x:Corridor)-[s:SERVES]->(p) WITH x, p ORDER BY labels(p)[0] RETURN x.id AS corridor, collect(DISTINCT labels(p)[0]) AS kinds, count(p) AS n ORDER BY n DESC, corridor LIMIT 10;
MATCH (a:Region)-[x:EXPORTS]->(p:Product) RETURN p.id AS product, count(DISTINCT a) AS regions ORDER BY regions DESC, product LIMIT 10;
MATCH (u:University)-[:PARTNERS_WITH]-(v:University) WHERE u.country <> v.country RETURN u.id AS u, v.id AS v ORDER BY u, v LIMIT 10;
MATCH (r:Region)-[t:PARTNER]->(p:Province) WITH p, r, t ORDER BY t.points DESC, r.id WITH p, collect(r.id)[..3] AS regions RETURN p.id AS id, regions ORDER BY id;
MATCH (d:Deal {sector: 'automotive'})<-[:TAKES_PART]-(r:Region) WITH d, r ORDER BY d.id RETURN r.id AS region, collect(d.id) AS deals, round(sum(d.points), 9) AS points ORDER BY region;
WITH date('2026-05-31') AS day MATCH ()-[t:HAS_PROJECT]->(p) WHERE t.planned_last IS NOT NULL AND date(t.planned_last) < day AND t.stage <> 'operating' RETURN p.id AS id, t.planned AS planned ORDER BY planned, id;

// differs: WITH orders by nothing that it does not pass on
MATCH (r:Region)-[t:PARTNER]->(p:Province) WITH p, r ORDER BY t.points DESC, r.id WITH p, collect(r.id)[..3] AS regions RETURN p.id AS id, regions ORDER BY id;
MATCH (r:Region)-[t:PARTNER]->(p:Province {id: 'province:CN-HL'}) RETURN r.id AS id ORDER BY t.points DESC, id LIMIT 5;
MATCH (r:Region) WITH r ORDER BY r.mark DESC, r.id LIMIT 5 MATCH (r)-[t:PARTNER {rank: 1}]->(p) RETURN r.id AS region, p.id AS partner ORDER BY region;
MATCH (r:Region) WITH r.id AS id, r.mark AS mark ORDER BY mark DESC, id SKIP 2 LIMIT 3 RETURN id, mark;
MATCH (r:Region) WITH DISTINCT r.federal_district AS d ORDER BY d LIMIT 3 RETURN collect(d) AS list;
MATCH (r:Region) OPTIONAL MATCH (r)-[t:PARTNER]->(p:Province) WHERE t.points > 10 WITH r, count(p) AS n RETURN n, count(*) AS regions ORDER BY n;
MATCH (r:Region {id: 'region:RU-AMU'}) OPTIONAL MATCH (r)-[:HAS_PROJECT]->(p) OPTIONAL MATCH (p)<-[:INVESTOR_IN]-(c) RETURN count(DISTINCT p) AS p, count(DISTINCT c) AS c;
MATCH (r:Region)-[t:PARTNER]->(p) WHERE t.rank <= 2 WITH r, p, t ORDER BY r.id, t.rank RETURN r.id AS id, collect(p.id) AS best ORDER BY id LIMIT 5;
MATCH (r:Region)-[t:PARTNER]->(p) WHERE t.rank <= 2 WITH r, p, t ORDER BY r.id, t.rank WITH r.id AS id, collect({partner: p.id, points: t.points}) AS best RETURN id, best ORDER BY id LIMIT 5;
MATCH (r:Region {id: 'region:RU-AMU'})-[t:PARTNER]->(p) WITH p, t ORDER BY t.rank LIMIT 2 RETURN collect(p {.id, .mark}) AS list;
// differs: a projection within a map hides all but itself
MATCH (r:Region {id: 'region:RU-AMU'})-[t:PARTNER]->(p) WITH p, t ORDER BY t.rank LIMIT 2 RETURN collect({points: t.points, partner: p {.id}}) AS list;
MATCH (r:Region {id: 'region:RU-AMU'})-[t:PARTNER]->(p) WITH p, t ORDER BY t.rank LIMIT 2 WITH t, p {.id} AS partner RETURN collect({points: t.points, partner: partner}) AS list;
MATCH (d:Deal) RETURN d.stage AS stage, percentileCont(d.points, 0.25) AS low, percentileCont(d.points, 0.75) AS high ORDER BY stage;
MATCH (r:Region) WITH collect(r) AS regions UNWIND regions AS r WITH r WHERE r.mark > 8 RETURN r.id AS id ORDER BY id;
MATCH (r:Region) WITH avg(r.mark) AS mean MATCH (x:Region) WHERE x.mark > mean RETURN count(x) AS n;
MATCH (r:Region), (p:Province) WHERE r.mark = p.mark AND r.mark > 8 RETURN r.id AS r, p.id AS p ORDER BY r, p LIMIT 10;
MATCH (a:Region)-[:TAKES_PART]->(d:Deal)<-[:TAKES_PART]-(b:Region) WHERE a.id < b.id RETURN a.id AS a, b.id AS b, count(DISTINCT d) AS deals ORDER BY deals DESC, a, b LIMIT 10;
MATCH (d:Deal) WHERE d.kind = 'plant' AND (d.stage = 'operating' OR d.health = 'stalled') RETURN d.stage AS stage, d.health AS health, count(*) AS n ORDER BY stage, health;
MATCH (a:Company), (b:Region) WHERE a.sector = 'mining' OR EXISTS { (a)-[:LOCATED_IN]->(b) } WITH count(*) AS n RETURN n;

// group: the server
CALL db.labels() YIELD label RETURN count(label) > 20 AS many;
CALL db.relationshipTypes() YIELD relationshipType AS type RETURN count(type) > 40 AS many;
// differs: property keys are not listed
CALL db.propertyKeys() YIELD propertyKey AS key RETURN count(key) > 50 AS many;
SHOW DATABASES YIELD name RETURN name ORDER BY name;
// differs: a plan is told in each server's own words
EXPLAIN MATCH (n:Region) RETURN n;
MATCH (n:Region) USING INDEX n:Region(id) WHERE n.id = 'region:RU-AMU' RETURN n.id AS id;
USE neo4j MATCH (n:Region) RETURN count(n) AS n;
