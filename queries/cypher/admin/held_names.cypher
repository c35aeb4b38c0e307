// summary: Which of these labels, types and properties there are
// mode: admin
// param labels: strings — labels
// param types: strings — relationship types
// param keys: strings — names of properties
// column name: string — one that there is
MATCH (n)
UNWIND [label IN labels(n) WHERE label IN $labels] + [key IN keys(n) WHERE key IN $keys] AS name
RETURN DISTINCT name
UNION
MATCH ()-[r]->()
UNWIND [type IN [type(r)] WHERE type IN $types] + [key IN keys(r) WHERE key IN $keys] AS name
RETURN DISTINCT name
