// summary: Every relationship with its ends, type and properties
// summary_ru: Все связи с концами, типом и свойствами
// mode: admin
// column source_id: string — id of the node it starts from — код начального узла
// column target_id: string — id of the node it goes to — код конечного узла
// column type: string — relationship type — тип связи
// column properties: any — properties — свойства
MATCH (a)-[r]->(b)
WHERE r.id IS NOT NULL
RETURN a.id AS source_id, b.id AS target_id, type(r) AS type, properties(r) AS properties
