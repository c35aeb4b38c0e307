// summary: Lock the Meta node for a load and return what it says
// summary_ru: Занять узел Meta на время загрузки и вернуть его свойства
// mode: write
// column properties: any — properties of the Meta node — свойства узла Meta
MERGE (m:Meta {id: 'dataset'})
SET m.claimed = true
RETURN properties(m) AS properties
