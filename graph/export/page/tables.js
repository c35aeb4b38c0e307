"use strict";
/* The tables of the page as objects that know each other. */
async function unpacked(id) {
  const letters = atob(at(id).textContent), packed = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) packed[i] = letters.charCodeAt(i);
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}
function read(data) {
  const status = ([points, stage, health, state]) => ({points, stage, health, state: data.states[state]});
  const list = data.nodes.map(([id, type, names, aliases, labels, x, y, size, mark, first], index) => ({
    index, id, type: data.types[type], names, aliases, labels: labels || names, x, y, size, mark, first,
    drawn: size !== undefined, pairs: [], deals: [], proves: [], others: [],
  }));
  const deals = data.deals.map(([names, points, stage, health, state, ties], index) =>
    ({index, names: Number.isInteger(names) ? list[names].names : names, ties, pairs: [], ...status([points, stage, health, state])}));
  const pairs = data.pairs.map(([a, b, points, held, first], index) => ({
    index, a: list[a], b: list[b], points, first,
    deals: held.map(([deal, ...own]) => ({...deals[deal], whole: deals[deal], ...status(own)})).sort((d, e) => e.points - d.points),
  }));
  for (const pair of pairs) {
    pair.works = pair.deals.filter((deal) => deal.state === "operating").length;
    const steps = data.ramp.length - 1, step = Math.floor(pair.works * steps / pair.deals.length + 1e-9) + 1;
    pair.step = pair.points > 0 ? Math.min(steps, step) : 0;
    pair.hash = "#" + [pair.a.id, pair.b.id].map(encodeURIComponent).join("&");
    for (const end of [pair.a, pair.b]) end.pairs.push(pair);
    for (const deal of pair.deals) deal.whole.pairs.push(pair);
  }
  const strongest = (p, q) => q.points - p.points || q.deals.length - p.deals.length || p.index - q.index;
  for (const node of list) {
    node.hash = "#" + encodeURIComponent(node.id);
    node.pairs.sort(strongest);
  }
  link(list, deals, data.others);
  return {list, deals, pairs, ordered: [...pairs].sort(strongest)};
}
/* Note at every thing the deals that name it or that it tells of, and its other ties. */
function link(list, deals, others) {
  for (const deal of deals) {
    const ends = new Set(), sources = new Set();
    for (const [, from, to, , , , proofs] of deal.ties) {
      ends.add(from).add(to);
      for (const [source] of proofs) sources.add(source);
    }
    for (const end of ends) list[end].deals.push(deal);
    for (const source of sources) list[source].proves.push(deal);
  }
  for (const tie of others) for (const end of new Set(tie.slice(1))) list[end].others.push(tie);
}
