"use strict";
/* The panel: language, search, filters, what is chosen and its address. */
async function start() {
  const [data, engine] = await Promise.all([unpacked("argun-data"), unpacked("argun-engine")]);
  look.data = data;
  for (const script of [engine, data.drawing]) document.body.append(make("script", script));
  look.lang = look.data.lang;
  const tables = read(look.data), off = {type: new Set(), state: new Set()};
  let all = false, chosen = null;
  for (const node of tables.list) {
    const more = node.drawn && node.type === "Country" ? look.data.languages.map((lang) => look.data.texts[lang].Country) : [];
    node.words = plain([node.id, ...node.names.filter(Boolean), ...node.aliases, ...more].join("\n"));
  }

  const passes = (deal) => !off.state.has(deal.state);
  function touches(pair) {
    if (!chosen) return false;
    if (chosen.pair) return chosen.pair === pair;
    return chosen.node.drawn ? pair.a === chosen.node || pair.b === chosen.node : chosen.lines.has(pair);
  }
  const isShown = (pair) => (all || pair.first || touches(pair)) && pair.deals.some(passes)
    && !off.type.has(pair.a.type) && !off.type.has(pair.b.type);

  function draw() {
    const shown = tables.ordered.filter(isShown);
    drawPicture(tables, shown, touches, chosen);
    tell(shown);
    at("table").replaceChildren(...pairTable(shown, (pair) => choose({pair}, true, true)));
  }
  function tell(shown) {
    const sum = (pairs) => pairs.reduce((total, pair) => total + (["Province", "Country"].includes(pair.b.type) ? pair.points : 0), 0);
    const deals = new Set();
    for (const pair of shown) for (const deal of pair.deals) deals.add(deal.whole);
    const words = fill("shown", {pairs: number(shown.length), all: number(tables.pairs.length),
      points: share(sum(shown), sum(tables.pairs)), deals: share(deals.size, look.data.deals.length)});
    at("shown").textContent = shown.length < tables.pairs.length && !all ? `${words} ${say("rest")}` : words;
  }
  function details() {
    at("details").replaceChildren(...(chosen ? detailParts(tables, chosen, passes, choose)
      : [make("p", say("hint"), {class: "screen"}), make("p", say("keys"), {class: "small screen"})]));
  }

  /* Choose a node or a pair: it stands out, is told in the panel and has an address of its own. */
  function choose(next, move, jump) {
    chosen = next;
    if (next && next.node) next.lines = new Set([...next.node.deals, ...next.node.proves].flatMap((deal) => deal.pairs));
    draw();
    details();
    history.replaceState(null, "", next ? (next.node || next.pair).hash : location.pathname + location.search);
    network.unselectAll();
    const ends = (pairs) => [...new Set(pairs.flatMap((pair) => [pair.a, pair.b]))];
    const shown = tables.ordered.filter(isShown);
    if (!next) fit(ends(shown));
    else if (move) fit(ends(next.pair ? [next.pair] : shown.filter(touches)), 1.3);
    if (jump) {
      at("details").querySelector("h2").focus({preventScroll: true});
      at("view").scrollIntoView();
    }
  }
  function search() {
    const asked = plain(at("search").value.trim()), most = 12;
    const rank = (n) => (n.drawn ? 0 : 2) + (plain(called(n)).startsWith(asked) ? 0 : 1);
    const found = asked ? tables.list.filter((n) => n.words.includes(asked)).sort((m, n) => rank(m) - rank(n) || m.index - n.index) : [];
    const rows = found.slice(0, most).map((n) => button(`${called(n)} · ${kind(n)}`, () => {
      at("search").value = "";
      search();
      choose({node: n}, true);
      at("details").querySelector("h2").focus({preventScroll: true});
    }));
    const count = fill(found.length > most ? "found_more" : "found", {count: number(found.length), shown: number(most)});
    at("found").textContent = asked ? (found.length ? count : say("nothing")) : "";
    at("results").replaceChildren(...rows);
  }
  function onKeys(event) {
    const rows = [at("search"), ...at("results").querySelectorAll("button")], here = rows.indexOf(document.activeElement);
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && here >= 0 && rows[here + step]) {
      event.preventDefault();
      rows[here + step].focus();
    } else if (event.key === "Enter" && here === 0 && rows[1]) rows[1].click();
  }

  function speak(lang) {
    look.lang = lang;
    document.documentElement.lang = lang;
    document.title = say("title");
    for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
    at("search").placeholder = say("search");
    at("search").setAttribute("aria-label", say("search"));
    at("mynetwork").setAttribute("aria-label", say("picture"));
    for (const b of document.querySelectorAll("[data-lang]")) b.setAttribute("aria-pressed", b.dataset.lang === lang);
    show();
    search();
  }
  /* Everything that has words or colours. */
  function show() {
    at("legend").replaceChildren(...legendParts(off, () => { draw(); details(); }));
    draw();
    details();
  }
  function paint(dark) {
    look.dark = dark;
    show();
    network.redraw();
  }
  function open() {
    const node = tables.list.find((n) => n.hash === location.hash), pair = tables.pairs.find((p) => p.hash === location.hash);
    if (node || pair) choose(node ? {node} : {pair}, true);
    return node || pair;
  }

  for (const b of document.querySelectorAll("[data-lang]")) b.addEventListener("click", () => speak(b.dataset.lang));
  at("search").addEventListener("input", search);
  document.querySelector("search").addEventListener("keydown", onKeys);
  at("all").addEventListener("change", () => { all = at("all").checked; draw(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
  addEventListener("hashchange", open);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => paint(dark.matches));
  addEventListener("beforeprint", () => paint(false));
  addEventListener("afterprint", () => paint(dark.matches));
  network.on("click", ({nodes: [node], edges: [edge]}) => {
    choose(node !== undefined ? {node: tables.list[node]} : edge !== undefined ? {pair: tables.pairs[edge]} : null);
  });
  speak(look.lang);
  if (!open()) fit(tables.list.filter((n) => n.first));
}
start();
