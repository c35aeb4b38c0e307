"use strict";
/* The picture is pyvis's; this only adds what was left out, and hides, dims, names and colours. */
const picture = {nodes: new Map(), edges: new Map(), complete: false};

function widthOf(pair) {
  const [none, each, most] = look.data.width;
  return Math.min(most, none + each * pair.points);
}
/* Write to the picture only what differs from what it shows: all of what is new, else just what has changed. */
function change(set, kept, items, state, whole, parts) {
  const news = [];
  for (const item of items) {
    const now = state(item), old = kept.get(item.index);
    if (!old) news.push(Object.assign(whole(item, now), ...parts.map((part) => part(item, now))));
    else {
      const differing = parts.filter((part, at) => old[at] !== now[at]);
      if (differing.length) news.push(Object.assign({id: item.index}, ...differing.map((part) => part(item, now))));
    }
    kept.set(item.index, now);
  }
  if (news.length) set.update(news);
}
/* The parts of a node and of an edge that change, each by the place of what it hangs on in the state. */
const NODE_PARTS = [
  (_, now) => ({hidden: now[0]}),
  (_, now) => ({opacity: now[1]}),
  (node, now) => ({label: now[2] ? spoken(node.labels) : ""}),
  (node) => {
    const [tone] = look.data.shapes[node.type];
    return {color: colour(tone), font: {color: colour(node.type === "Region" ? look.data.ink : tone), strokeColor: colour(look.data.paper)}};
  },
];
const EDGE_PARTS = [
  (_, now) => ({hidden: now[0]}),
  (pair, now) => {
    const tone = colour(look.data.ramp[pair.step]);
    return {color: {color: tone, highlight: tone, opacity: now[1]}};
  },
  (pair, now) => EDGE_PARTS[1](pair, now),
];
const wholeNode = (node) => ({id: node.index, x: node.x, y: node.y, size: node.size, shape: look.data.shapes[node.type][1]});
const wholeEdge = (pair) => ({id: pair.index, from: pair.a.index, to: pair.b.index, arrows: "", width: widthOf(pair)});

/* Draw the pairs that are shown; with a choice, what does not touch it fades. */
function drawPicture(tables, shown, touches, chosen) {
  const near = new Set(), ends = new Set(), visible = new Set(shown);
  for (const pair of shown) for (const end of [pair.a, pair.b]) {
    ends.add(end);
    if (touches(pair)) near.add(end);
  }
  if (chosen && chosen.node) near.add(chosen.node);
  picture.complete ||= shown.some((pair) => !pair.first) || Boolean(chosen && chosen.node && chosen.node.drawn && !chosen.node.first);
  const few = near.size < 60, nodeOf = (n) => {
    const visible = ends.has(n) || (n.drawn && near.has(n)), faded = Boolean(chosen && !near.has(n));
    const named = visible && !faded && (n.first || few && Boolean(chosen));
    return [!visible, faded ? 0.15 : 1, named && look.lang, look.dark];
  };
  const edgeOf = (p) => [!visible.has(p), chosen ? (touches(p) ? 0.9 : 0.08) : p.b.type === "Country" ? 0.3 : 0.85, look.dark];
  const drawn = tables.list.filter((n) => n.drawn && (n.first || picture.complete));
  change(nodes, picture.nodes, drawn, nodeOf, wholeNode, NODE_PARTS);
  change(edges, picture.edges, tables.pairs.filter((p) => p.first || picture.complete), edgeOf, wholeEdge, EDGE_PARTS);
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
