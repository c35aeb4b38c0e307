"use strict";
/* The picture is pyvis's; this only adds what was left out, and hides, dims, names and colours. */
const picture = {drawn: new Map(), complete: false};

function widthOf(pair) {
  const [none, each, most] = look.data.width;
  return Math.min(most, none + each * pair.points);
}
/* Write to the picture only what differs from what it shows. */
function change(set, rows) {
  const old = picture.drawn, news = [];
  for (const row of rows) {
    const key = (set === edges ? "e" : "n") + row.id, told = JSON.stringify(row);
    if (old.get(key) !== told) {
      old.set(key, told);
      news.push(row);
    }
  }
  if (news.length) set.update(news);
}
function nodeRow(node, visible, faded, named) {
  const [colours, shape] = look.data.shapes[node.type];
  const ink = node.type === "Region" ? look.data.ink : colours;
  return {id: node.index, x: node.x, y: node.y, size: node.size, shape, hidden: !visible, color: colour(colours),
    opacity: faded ? 0.15 : 1, label: named && visible && !faded ? spoken(node.labels) : "",
    font: {color: colour(ink), strokeColor: colour(look.data.paper)}};
}
function edgeRow(pair, visible, opacity) {
  const tone = colour(look.data.ramp[pair.step]);
  return {id: pair.index, from: pair.a.index, to: pair.b.index, arrows: "", hidden: !visible, width: widthOf(pair),
    color: {color: tone, highlight: tone, opacity}};
}
/* Draw the pairs that are shown; with a choice, what does not touch it fades. */
function drawPicture(tables, shown, touches, chosen) {
  const near = new Set(), ends = new Set(), visible = new Set(shown);
  for (const pair of shown) for (const end of [pair.a, pair.b]) {
    ends.add(end);
    if (touches(pair)) near.add(end);
  }
  if (chosen && chosen.node) near.add(chosen.node);
  picture.complete ||= shown.some((pair) => !pair.first) || Boolean(chosen && chosen.node && chosen.node.drawn && !chosen.node.first);
  const few = near.size < 60;
  change(nodes, tables.list.filter((n) => n.drawn && (n.first || picture.complete)).map((n) =>
    nodeRow(n, ends.has(n) || (n.drawn && near.has(n)), chosen && !near.has(n), n.first || (chosen && near.has(n) && few))));
  change(edges, tables.pairs.filter((p) => p.first || picture.complete).map((p) =>
    edgeRow(p, visible.has(p), chosen ? (touches(p) ? 0.9 : 0.08) : p.b.type === "Country" ? 0.3 : 0.85)));
}
/* Show these nodes as large as they fit; in a narrow window letters stay large enough to be read. */
function fit(shown, most = 1.4) {
  const boxes = shown.map((node) => network.getBoundingBox(node.index)).filter(Boolean);
  if (!boxes.length) return;
  const left = Math.min(...boxes.map((b) => b.left)), right = Math.max(...boxes.map((b) => b.right));
  const top = Math.min(...boxes.map((b) => b.top)), bottom = Math.max(...boxes.map((b) => b.bottom));
  const {clientWidth, clientHeight} = at("mynetwork");
  const scale = Math.min(most, (clientWidth - 16) / (right - left), (clientHeight - 16) / (bottom - top));
  const least = clientWidth < 700 && shown.some((n) => n.first) ? 11 / 12 : 0;
  network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2}, scale: Math.max(scale, least)});
}
