// summary: Every relationship with its ends, type and properties
// mode: admin
// column source_id: string — id of the node it starts from
// column target_id: string — id of the node it ends at
// column type: string — relationship type
// column properties: any — properties
MATCH (a)-[r]->(b)
WHERE r.id IS NOT NULL
RETURN a.id AS source_id, b.id AS target_id, type(r) AS type, properties(r) AS properties
