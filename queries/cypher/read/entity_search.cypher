// group: evidence
// summary: What has this text in a name or an alias, in any language
// mode: read
// param text: string — part of a name, in any script and spelling
// param found: strings = [] — ids of entities with such a name in another spelling; Argun fills them in
// param limit: count = null — maximum number of rows; all if not given
// column entity_id: string — id of the entity
// column entity_type: string — type of the entity
// column entity_ru: string — name of the entity in Russian
// column entity_en: string — name of the entity in English
// column entity_zh: string — name of the entity in Chinese
// column aliases: strings — other spellings
MATCH (n)
WHERE n.name_en IS NOT NULL AND NOT n:Deal
WITH n, [x IN [n.id, n.name_ru, n.name_en, n.name_zh] + coalesce(n.aliases, []) WHERE toLower(x) CONTAINS toLower($text)] AS spelled
WHERE size(spelled) > 0 OR n.id IN $found
RETURN n.id AS entity_id,
       labels(n)[0] AS entity_type,
       n.name_ru AS entity_ru,
       n.name_en AS entity_en,
       coalesce(n.name_zh, n.name_en) AS entity_zh,
       n.aliases AS aliases
ORDER BY entity_id
LIMIT toInteger(coalesce($limit, 1000000000))
