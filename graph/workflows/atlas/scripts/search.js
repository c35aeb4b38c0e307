// Finds entities by any of their names. The names are unpacked when somebody begins to search.
(() => {
  "use strict";
  const field = document.getElementById("find"), list = document.getElementById("found");
  const said = document.getElementById("found-said"), MOST = 12, FEW = 4;
  const spelled = spelledBy(/* tables */);
  let rows = null, simple = null, asked = 0;
  field.closest(".search").hidden = false;
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  // As it stands without marks, which is how it is typed from its first letter on, and as it sounds.
  const spellings = (names, put) => [...new Set([plain, text => spelled(text, simple)].flatMap(
    spell => names.map(spell).filter(name => name).map(put)))];
  const unpack = async () => {
    const packed = atob(document.getElementById("names").textContent);
    const bytes = Uint8Array.from(packed, letter => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const parts = (await new Response(stream).text()).split("\f").map(t => t.split("\n"));
    const [kinds, pages, ...columns] = parts.slice(1);
    simple = parts[0];
    return columns[0].map((_, i) => {
      const [kind, page, ...told] = columns.map(column => column[i]);
      const names = told.flatMap(text => text.split("|")).filter(name => name);
      const words = spellings(names, name => `| ${name} |`).join("");
      return {kind: kinds[kind], page: pages[page], names, words, shown: told[0] || names[0]};
    });
  };
  // Whether a word begins with about the letters asked: at most so many typed wrong, left out or too many.
  const near = (word, asked, most) => {
    let row = [...Array(asked.length + 1).keys()], best = row[asked.length];
    for (let i = 1; i <= Math.min(word.length, asked.length + most); i++) {
      const next = [i];
      for (let j = 1; j <= asked.length; j++)
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] === asked[j - 1] ? 0 : 1));
      row = next;
      best = Math.min(best, row[asked.length]);
    }
    return best <= most;
  };
  const fits = (row, words) => {
    const whole = `| ${words.join(" ")}`;
    if (row.words.includes(whole)) return row.words.includes(`${whole} |`) ? 0 : 1;
    if (words.every(word => row.words.includes(` ${word}`))) return 2;
    return words.every(word => (/\p{sc=Han}/u.test(word) || word.length > 3) && row.words.includes(word)) ? 3 : 9;
  };
  const fitsNearly = (row, words) => {
    const known = row.words.split(" ");
    return words.every(word => known.some(one =>
      word.length < 4 ? one.startsWith(word) : near(one, word, word.length < 8 ? 1 : 2))) ? 4 : 9;
  };
  const find = asked => {
    const found = [];
    for (const test of [fits, fitsNearly]) {
      const fit = row => Math.min(...asked.map(words => test(row, words)));
      const fitting = rows.map((row, place) => [fit(row), place]).filter(([fit]) => fit < 9);
      fitting.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      found.push(...fitting.map(([, place]) => rows[place]).filter(row => !found.includes(row)));
      if (found.length >= FEW) break;
    }
    return found;
  };
  const item = row => {
    const entry = document.createElement("li"), name = document.createElement(row.page ? "a" : "span");
    const more = document.createElement("span");
    if (row.page) name.href = row.page;
    name.textContent = row.shown;
    more.className = "quiet";
    more.textContent = [row.kind, ...row.names.filter(n => n !== row.shown).slice(0, 3)].join(" · ");
    entry.append(name, " ", more);
    return entry;
  };
  const show = async () => {
    const turn = ++asked;
    rows ??= await unpack();
    if (turn !== asked) return;
    const words = spellings([field.value], text => text.split(" "));
    const found = words.length ? find(words) : [];
    list.replaceChildren(...found.slice(0, MOST).map(item));
    const text = !words.length ? "" : found.length ? said.dataset.some : said.dataset.none;
    said.textContent = text.replace("{count}", found.length);
    history.replaceState(null, "", field.value ? "#" + encodeURIComponent(field.value) : location.pathname);
  };
  field.addEventListener("input", show);
  field.addEventListener("keydown", event => {
    const links = list.querySelectorAll("a");
    if (event.key === "Escape") { field.value = ""; show(); }
    if (event.key === "Enter" && links[0]) links[0].click();
    if (event.key === "ArrowDown" && links[0]) { event.preventDefault(); links[0].focus(); }
  });
  const read = () => {
    field.value = decodeURIComponent(location.hash.slice(1)) || field.value;
    show();
  };
  addEventListener("hashchange", read);
  read();
  field.focus();
})();
