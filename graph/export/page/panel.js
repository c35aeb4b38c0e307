"use strict";
(async () => {
  const at = (id) => document.getElementById(id);
  const packed = Uint8Array.from(atob(at("argun-data").textContent), (letter) => letter.charCodeAt(0));
  const data = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
  const list = data.nodes.map(([id, type, names, labels, aliases, x, y, size, mark, first], index) => ({
    index, id, type: data.types[type], names, labels: labels || names, x, y, size, mark, first, pairs: [],
    words: plain([id, ...names, ...aliases].join("\n")),
  }));
  const pairs = data.pairs.map(([a, b, points, state, deals, first], index) => ({
    index, a, b, points, state: data.states[state], first,
    deals: deals.map(([deal, own, stage, health, is]) => ({
      names: data.names[data.deals[deal][0]], ties: data.deals[deal][1], points: own, stage, health, state: data.states[is],
    })).sort((d, e) => e.points - d.points),
  }));
  pairs.forEach((pair) => [pair.a, pair.b].forEach((end) => list[end].pairs.push(pair)));
  list.forEach((node) => node.pairs.sort((p, q) => q.points - p.points || q.deals.length - p.deals.length));
  const off = {type: new Set(), state: new Set()};
  let lang = data.lang, all = false, complete = false, chosen = null;

  /* Letters without their marks, so that a name is found however it is spelt. */
  function plain(text) { return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""); }
  const text = (key) => data.texts[lang][key] ?? key;
  /* Of texts by language, English first, the missing ones are as in English. */
  const spoken = (texts) => texts[data.languages.indexOf(lang)] || texts[0];
  const decimal = (value) => value.toLocaleString(lang, {minimumFractionDigits: 2, maximumFractionDigits: 2});
  const points = (value) => text("points").replace("{value}", decimal(value));

  function make(tag, content, values = {}) {
    const element = document.createElement(tag);
    if (content) element.textContent = content;
    for (const key in values) element.setAttribute(key, values[key]);
    return element;
  }

  function passes(deal) { return !off.state.has(deal.state); }
  function isShown(pair) {
    return (all || pair.first || touches(pair)) && pair.deals.some(passes)
      && !off.type.has(list[pair.a].type) && !off.type.has(list[pair.b].type);
  }
  function touches(pair) {
    return chosen && (chosen.pair ? chosen.pair === pair : pair.a === chosen.node.index || pair.b === chosen.node.index);
  }

  /* The picture is pyvis's; this only adds what was left out, and hides, dims and names. */
  function fill() {
    if (complete) return;
    complete = true;
    nodes.add(list.filter((n) => !n.first).map((n) => ({id: n.index, x: n.x, y: n.y, size: n.size, hidden: true, label: "",
      shape: data.shapes[n.type][1], color: data.shapes[n.type][0]})));
    edges.add(pairs.filter((p) => !p.first).map((p) => ({id: p.index, from: p.a, to: p.b, hidden: true, arrows: "",
      width: Math.min(data.width[2], data.width[0] + data.width[1] * p.points),
      color: data.colours[p.state][0], dashes: data.colours[p.state][1].length ? data.colours[p.state][1] : false})));
  }
  function draw() {
    if (all || chosen) fill();
    const shown = pairs.filter(isShown), near = new Set(), ends = new Set();
    shown.forEach((p) => [p.a, p.b].forEach((end) => { ends.add(end); if (touches(p)) near.add(end); }));
    if (chosen && chosen.node) near.add(chosen.node.index);
    const visible = new Set(shown);
    const drawn = complete ? list : list.filter((n) => n.first);
    nodes.update(drawn.map((n) => {
      const title = make("div", n.names.join("\n"));
      const named = n.first || (chosen && chosen.node === n);
      return {id: n.index, title, hidden: !(ends.has(n.index) || near.has(n.index)), label: named ? spoken(n.labels) : "",
        opacity: chosen && !near.has(n.index) ? 0.15 : 1,
        font: {color: chosen && !near.has(n.index) ? "#c4c8cc" : n.type === "Region" ? "#1b1f24" : data.shapes[n.type][0]}};
    }));
    edges.update(pairs.filter((p) => complete || p.first).map((p) => {
      const [color] = data.colours[p.state], opacity = chosen ? (touches(p) ? 0.75 : 0.08) : list[p.b].type === "Country" ? 0.2 : 0.75;
      return {id: p.index, hidden: !visible.has(p), color: {color, highlight: color, opacity}};
    }));
  }

  function mark(kind, key) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("width", kind === "state" ? 26 : 14);
    svg.setAttribute("height", 14);
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    if (kind === "state") {
      path.setAttribute("d", "M0 7H26");
      path.setAttribute("stroke", data.colours[key][0]);
      path.setAttribute("stroke-width", 4);
      path.setAttribute("stroke-dasharray", data.colours[key][1].join(" "));
    } else {
      path.setAttribute("d", {dot: "M7 1a6 6 0 1 0 .01 0z", square: "M1 1h12v12h-12z", diamond: "M7 0l7 7-7 7-7-7z", triangleDown: "M0 1h14l-7 12z",
        triangle: "M7 1l7 12h-14z", hexagon: "M4 1h6l4 6-4 6h-6l-4-6z"}[data.shapes[key][1]]);
      path.setAttribute("fill", data.shapes[key][0]);
    }
    svg.append(path);
    return svg;
  }
  function legend() {
    at("legend").replaceChildren(...Object.keys(off).map((kind) => {
      const box = make("fieldset");
      box.append(make("legend", text(kind)), ...data[kind + "s"].map((key) => {
        const row = make("label"), tick = make("input", "", {type: "checkbox", "data-key": key});
        tick.checked = !off[kind].has(key);
        tick.addEventListener("change", () => { off[kind][tick.checked ? "delete" : "add"](key); draw(); });
        row.append(tick, mark(kind, key), make("span", text(key)));
        return row;
      }));
      return box;
    }));
  }

  function status(stage, health) { return [stage, health].filter((word) => word && word !== "active").map(text).join(", "); }
  function tieBox([type, from, to, stage, health, notes, proofs]) {
    const box = make("div", "", {class: "tie"}), ends = {source: from, target: to};
    const phrase = spoken(data.phrases[type]).replace(/{(source|target)}/g, (_, end) => spoken(data.names[ends[end]]));
    box.append(make("div", spoken(notes)), make("small", `${phrase} — ${status(stage, health)}`));
    proofs.forEach(([source, locator, period, ownNotes]) => {
      const own = ownNotes ? `${spoken(ownNotes)}. ` : "";
      box.append(make("p", `${own}${text("source")}: ${spoken(data.names[source])}, ${locator} (${period})`, {class: "small proof"}));
    });
    return box;
  }
  function fold(title, small, open, content) {
    const box = make("details"), head = make("summary", title);
    head.append(make("small", ` — ${small}`));
    box.open = open;
    box.append(head, ...content);
    return box;
  }
  function dealBox(deal, open) {
    const box = fold(spoken(deal.names), `${points(deal.points)}, ${status(deal.stage, deal.health)}`, open, deal.ties.map(tieBox));
    box.style.borderLeftColor = data.colours[deal.state][0];
    box.classList.add("deal");
    return box;
  }
  function details() {
    if (!chosen) { at("details").replaceChildren(make("p", text("hint"))); return; }
    const {node, pair} = chosen, found = pair ? [pair] : node.pairs;
    const title = pair ? `${spoken(list[pair.a].names)} — ${spoken(list[pair.b].names)}` : spoken(node.names);
    const parts = [make("h2", title)];
    const back = make("button", text("reset"));
    back.addEventListener("click", () => choose(null));
    if (node) {
      const summary = [...(text(node.type) === title ? [] : [text(node.type)]), ...(node.mark === null ? [] : [`${text("mark")}: ${node.mark}`])];
      parts.push(make("p", summary.join(" · ")));
    }
    const few = found.length < 9, single = found.length === 1 && found[0].deals.length === 1;
    parts.push(back, ...found.map((p) => {
      const other = list[node && p.b === node.index ? p.a : p.b];
      const sum = `${points(p.points)}, ${text("deals").replace("{count}", p.deals.length)}`;
      return fold(spoken(other.names), sum, few, p.deals.filter(passes).map((deal) => dealBox(deal, single)));
    }));
    at("details").replaceChildren(...parts);
  }

  function choose(next, move) {
    chosen = next;
    draw();
    details();
    history.replaceState(null, "", next && next.node ? "#" + encodeURIComponent(next.node.id) : "#");
    if (!next) { network.unselectAll(); network.fit(); return; }
    if (next.node) network.selectNodes([next.node.index]);
    const around = next.node ? next.node.pairs.filter(isShown).flatMap((p) => [p.a, p.b]) : [next.pair.a, next.pair.b];
    if (move) network.fit({nodes: [...new Set([next.node.index, ...around])], maxZoomLevel: 1.3});
  }
  function search() {
    const asked = plain(at("search").value.trim());
    const found = asked ? list.filter((n) => n.words.includes(asked)).sort((m, n) => n.first - m.first || m.type.length - n.type.length).slice(0, 12) : [];
    const rows = found.map((n) => {
      const row = make("button", `${spoken(n.names)} · ${text(n.type)}`);
      row.addEventListener("click", () => { at("search").value = ""; search(); choose({node: n}, true); });
      return row;
    });
    at("results").replaceChildren(...(asked && !found.length ? [make("p", text("nothing"))] : rows));
  }

  function speak(next) {
    lang = next;
    document.documentElement.lang = lang;
    document.title = text("title");
    document.querySelectorAll("[data-text]").forEach((element) => { element.textContent = text(element.dataset.text); });
    at("search").placeholder = text("search");
    at("search").setAttribute("aria-label", text("search"));
    at("mynetwork").setAttribute("aria-label", text("picture"));
    document.querySelectorAll("[data-lang]").forEach((b) => b.setAttribute("aria-pressed", b.dataset.lang === lang));
    legend();
    search();
    draw();
    details();
  }
  document.querySelectorAll("[data-lang]").forEach((b) => b.addEventListener("click", () => speak(b.dataset.lang)));
  at("search").addEventListener("input", search);
  at("search").addEventListener("keydown", (event) => {
    const row = at("results").querySelector("button");
    if (event.key === "Enter" && row) row.click();
  });
  at("all").addEventListener("change", () => { all = at("all").checked; draw(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
  network.on("click", ({nodes: [node], edges: [edge]}) => {
    choose(node !== undefined ? {node: list[node]} : edge !== undefined ? {pair: pairs[edge]} : null);
  });
  speak(lang);
  const asked = list.find((n) => "#" + encodeURIComponent(n.id) === location.hash);
  if (asked) choose({node: asked}, true);
})();
