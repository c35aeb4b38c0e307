// summary: What has this text in a name or alias, in any of the languages
// summary_ru: У чего этот текст есть в имени или ином написании на любом из языков
// mode: read
// param text: string — part of a name, in any case — часть имени, в любом регистре
// param limit: integer = 200 — rows at most — не более строк
// column entity_id: string — id of the entity — код: объект
// column entity_type: string — type of the entity — тип: объект
// column entity_ru: string — entity, Russian — объект, по-русски
// column entity_en: string — entity, English — объект, по-английски
// column entity_zh: string — entity, Chinese — объект, по-китайски
// column aliases: strings — other spellings — иные написания
MATCH (n)
WHERE n.name_ru IS NOT NULL AND NOT n:Deal
WITH n, [x IN [n.id, n.name_ru, n.name_en, n.name_zh] + coalesce(n.aliases, []) WHERE toLower(x) CONTAINS toLower($text)] AS found
WHERE size(found) > 0
RETURN n.id AS entity_id,
       labels(n)[0] AS entity_type,
       n.name_ru AS entity_ru,
       n.name_en AS entity_en,
       n.name_zh AS entity_zh,
       n.aliases AS aliases
ORDER BY entity_id
LIMIT $limit
