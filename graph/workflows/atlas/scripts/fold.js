// How names sound: graph.names.searching.spelled in a page, with the same tables.
const spelledBy = tables => {
  "use strict";
  const {letters, latin, cyrillic} = tables, forms = new Set(tables.forms);
  const rules = tables.rules.map(([rule, to]) => [new RegExp(rule, "g"), to]);
  const [full, chinese] = [new RegExp(tables.full, "g"), new RegExp(tables.chinese)];
  const dropped = new RegExp(`[${tables.dropped}\\p{M}\\p{Cf}]`, "gu");
  const put = (text, from, to) => text.replace(/./gu, c => from.includes(c) ? to[from.indexOf(c)] : c);
  const isLatin = word => /[a-z]/i.test(word), isRussian = word => /[\u0400-\u04ff]/.test(word);
  const inOneAlphabet = word => {
    if (!(isLatin(word) && isRussian(word))) return word;
    const russian = put(word, latin, cyrillic), english = put(word, cyrillic, latin);
    return !isLatin(russian) ? russian : isRussian(english) ? word : english;
  };
  const said = new Map();
  const sound = word => {
    if (!said.has(word)) said.set(word, rules.reduce((text, [rule, to]) => text.replace(rule, to),
      [...word].map(c => letters[c] ?? c).join("").normalize("NFD").replace(/\p{M}/gu, "")));
    return said.get(word);
  };
  return (text, [traditional, simplified]) => {
    const tidy = text.normalize("NFKC").replace(dropped, "");
    const known = /\p{sc=Han}/u.test(tidy) ? put(tidy, traditional, simplified) : tidy;
    const plain = known.split(/\s+/).map(inOneAlphabet).join(" ").toLowerCase().replaceAll("ё", "е");
    const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
    const cut = words.join(" ").replace(full, " ").split(" ").filter(word => !forms.has(word));
    const telling = cut.map(word => word.replace(chinese, "")).filter(word => word);
    return (telling.length ? telling : words).map(sound).filter(word => word).join(" ");
  };
};
