// summary: Record in the Meta node what the store contains
// mode: write
// param properties: any — properties of the Meta node
MERGE (m:Meta {id: 'dataset'})
SET m = $properties
