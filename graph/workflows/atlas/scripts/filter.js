// Filters rows by the words that they hold (a letter each in data-is, regions in data-also and in data-rows of the
// list), counts what is left, and keeps the choice in the address.
(() => {
  "use strict";
  const form = document.getElementById("filter"), fields = [...form.elements].filter(field => field.name);
  const groups = [...document.querySelectorAll("[data-rows]")];
  const sections = groups.map(group => group.closest("section"));
  const words = JSON.parse(form.dataset.letters);
  const rows = groups.flatMap((group, at) => [...group.children].map(row => ({row, at, shown: true, held: new Set(
    ["", group.dataset.rows, ...(row.dataset.also || "").split(" "), ...[...row.dataset.is].map(one => words[one])])})));
  const counts = [...document.querySelectorAll("[data-count]")];
  form.hidden = false;
  const value = field => field.type === "checkbox" ? (field.checked ? field.value : "") : field.value;
  const apply = () => {
    const asked = fields.map(field => [field.name, value(field)]).filter(([, word]) => word);
    const found = new Map(), full = new Set();
    for (const one of rows) {
      const shown = asked.every(([, word]) => one.held.has(word));
      if (shown !== one.shown) one.row.hidden = !(one.shown = shown);
      if (!shown) continue;
      full.add(one.at);
      for (const word of one.held) found.set(word, (found.get(word) || 0) + 1);
    }
    sections.forEach((section, at) => { section.hidden = !full.has(at); });
    for (const count of counts) count.textContent = found.get(count.dataset.count) || 0;
    const hash = new URLSearchParams(asked).toString();
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? "#" + hash : location.pathname);
  };
  const read = () => {
    const told = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      const wanted = told.get(field.name) || "";
      if (field.type === "checkbox") field.checked = wanted === field.value;
      else field.value = [...field.options].some(option => option.value === wanted) ? wanted : "";
    }
    apply();
  };
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", read);
  read();
})();
