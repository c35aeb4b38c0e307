// summary: What the store says it holds
// summary_ru: Что хранилище говорит о своём содержании
// mode: admin
// column properties: any — properties of the Meta node — свойства узла Meta
MATCH (m:Meta {id: 'dataset'})
RETURN properties(m) AS properties
