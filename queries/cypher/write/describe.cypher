// summary: Say in the Meta node what the store holds
// summary_ru: Записать в узел Meta, что содержит хранилище
// mode: write
// param properties: any — properties of the Meta node — свойства узла Meta
MERGE (m:Meta {id: 'dataset'})
SET m = $properties
