// summary: What the store says it contains
// mode: admin
// column properties: any — properties of the Meta node
MATCH (m:Meta {id: 'dataset'})
RETURN properties(m) AS properties
