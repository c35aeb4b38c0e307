"use strict";
/* The legend that filters, and the table that stands for the picture. */
const OUTLINES = {dot: "M7 1a6 6 0 1 0 .01 0z", square: "M1 1h12v12h-12z", diamond: "M7 0l7 7-7 7-7-7z", triangleDown: "M0 1h14l-7 12z",
  triangle: "M7 1l7 12h-14z", hexagon: "M4 1h6l4 6-4 6h-6l-4-6z"};

function sign(kind, key) {
  const outline = kind === "state" ? "M1 4h12v6h-12z" : OUTLINES[look.data.shapes[key][1]];
  const fill = colour(kind === "state" ? look.data.colours[key] : look.data.shapes[key][0]);
  return drawn("svg", {width: 14, height: 14, "aria-hidden": "true"}, drawn("path", {d: outline, fill}));
}
function filterBox(kind, keys, off, changed) {
  const box = make("fieldset");
  box.append(make("legend", say(kind)), ...keys.map((key) => {
    const row = make("label"), tick = make("input", "", {type: "checkbox", "data-key": key});
    tick.checked = !off[kind].has(key);
    tick.addEventListener("change", () => { off[kind][tick.checked ? "delete" : "add"](key); changed(); });
    row.append(tick, sign(kind, key), make("span", say(key)));
    return row;
  }));
  return box;
}
function swatch(tone, words) {
  const one = make("span", words);
  one.prepend(drawn("svg", {width: 34, height: 8, "aria-hidden": "true"}, drawn("rect", {width: 34, height: 8, fill: colour(tone)})));
  return one;
}
function scaleBox() {
  const box = make("div", "", {class: "scale"}), row = make("div", "", {class: "ramp"}), lines = make("div", "", {class: "ramp"});
  lines.append(...[0, 2, 5, 11].map((value) => {
    const one = make("span", number(value)), height = widthOf({points: value});
    one.prepend(drawn("svg", {width: 34, height: 14, "aria-hidden": "true"},
      drawn("rect", {y: 7 - height / 2, width: 34, height, fill: colour(look.data.ramp.at(-1))})));
    return one;
  }));
  const [, ...steps] = look.data.ramp, percent = (step) => Math.round(100 * step / steps.length);
  row.append(...steps.map((tone, step) => swatch(tone, `${percent(step)}–${percent(step + 1)} %`)));
  const talk = make("div", "", {class: "ramp"});
  talk.append(swatch(look.data.ramp[0], say("talk")));
  box.append(make("strong", say("width")), lines, make("strong", say("works")), row, talk);
  return box;
}
function legendParts(off, changed) {
  return [scaleBox(), filterBox("type", look.data.drawn, off, changed), filterBox("state", look.data.states, off, changed)];
}
/* The pairs that are shown, strongest first; each can be opened. */
function pairTable(shown, open) {
  const most = 200, table = make("table"), head = make("tr"), body = make("tbody"), top = make("thead");
  const titles = ["region", "partner", "points_head", "deals_head", ...look.data.states].map(say);
  head.append(...titles.map((title) => make("th", title, {scope: "col"})));
  top.append(head);
  body.append(...shown.slice(0, most).map((pair) => {
    const row = make("tr"), first = make("td"), count = (state) => pair.deals.filter((deal) => deal.state === state).length;
    first.append(button(called(pair.a), () => open(pair), {class: "link", "aria-label": pairName(pair)}));
    const numbers = [number(pair.points, 2), number(pair.deals.length), ...look.data.states.map((state) => number(count(state)))];
    row.append(first, make("td", called(pair.b)), ...numbers.map((text) => make("td", text, {class: "number"})));
    return row;
  }));
  table.append(top, body);
  const cut = shown.length > most ? [make("p", fill("pairs_cut", {shown: number(most), count: number(shown.length)}))] : [];
  return [make("h2", say("pairs")), ...cut, table];
}
