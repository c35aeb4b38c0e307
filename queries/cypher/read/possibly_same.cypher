// group: evidence
// summary: Which entities may be one and the same, and why
// mode: read
// column first_id: string — id of the first end
// column first_ru: string — name of the first end in Russian
// column first_en: string — name of the first end in English
// column first_zh: string — name of the first end in Chinese
// column type: string — type of the entity
// column second_id: string — id of the second end
// column second_ru: string — name of the second end in Russian
// column second_en: string — name of the second end in English
// column second_zh: string — name of the second end in Chinese
// column note_ru: string — what the source says, in Russian
// column note_en: string — what the source says, in English
// column tie_id: string — id of the tie
MATCH (one)-[r:POSSIBLY_SAME]->(other)
// Neither end is first: that whose id is earlier comes first here.
WITH r, CASE WHEN one.id > other.id THEN [other, one] ELSE [one, other] END AS ends
WITH r, ends[0] AS a, ends[1] AS b
RETURN a.id AS first_id,
       a.name_ru AS first_ru,
       a.name_en AS first_en,
       coalesce(a.name_zh, a.name_en) AS first_zh,
       labels(a)[0] AS type,
       b.id AS second_id,
       b.name_ru AS second_ru,
       b.name_en AS second_en,
       coalesce(b.name_zh, b.name_en) AS second_zh,
       r.note_ru AS note_ru,
       r.note_en AS note_en,
       r.id AS tie_id
ORDER BY first_id, second_id
