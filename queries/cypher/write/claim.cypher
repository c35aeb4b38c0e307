// summary: Lock the Meta node for a load and return what it says
// mode: write
// column properties: any — properties of the Meta node
MERGE (m:Meta {id: 'dataset'})
SET m.claimed = true
RETURN properties(m) AS properties
