"use strict";
/* What the panel tells of the node or pair that is chosen. */
const standing = (stage, health) => [stage, health].filter((word) => word && word !== "active").map(say).join(", ");

function phrase(tables, type, from, to) {
  const ends = {source: from, target: to};
  return spoken(look.data.phrases[type]).replace(/{(source|target)}/g, (_, end) => short(tables.list[ends[end]].names));
}
function tieBox(tables, [type, from, to, stage, health, notes, proofs]) {
  const box = make("div", "", {class: "tie"});
  box.append(make("div", spoken(notes)), make("small", `${phrase(tables, type, from, to)} — ${standing(stage, health)}`));
  for (const [source, place, period, ownNotes] of proofs) {
    const own = ownNotes ? `${spoken(ownNotes)}. ` : "", where = [short(tables.list[source].names), short(look.data.places[place])];
    box.append(make("p", `${own}${say("source")}: ${where.filter(Boolean).join(", ")} (${periodWords(period)})`, {class: "small proof"}));
  }
  return box;
}
/* The content is made when it is opened for the first time. */
function fold(title, beside, open, content) {
  const box = make("details"), head = make("summary", title);
  head.append(...beside);
  box.append(head);
  const once = () => { if (box.open && box.childElementCount === 1) box.append(...content()); };
  box.addEventListener("toggle", once);
  box.open = open;
  once();
  return box;
}
function dealBox(tables, deal, open, choosePair) {
  const told = make("small", ` — ${[points(deal.points), standing(deal.stage, deal.health)].filter(Boolean).join(", ")}`);
  const box = fold(short(deal.names), [told], open, () => [
    ...(choosePair ? listed(deal.pairs, 6, (pair) => button(pairName(pair), () => choosePair(pair))) : []),
    ...deal.ties.map((tie) => tieBox(tables, tie)),
  ]);
  box.style.borderLeftColor = colour(look.data.colours[deal.state]);
  box.classList.add("deal");
  return box;
}
function pairBox(tables, pair, title, open, single, passes) {
  const told = make("small", ` — ${points(pair.points)}, ${fill("deals", {count: number(pair.deals.length)})}`);
  return fold(title, [told, ...splitBar(pair.deals)], open, () => pairDeals(tables, pair, passes, single));
}
function pairDeals(tables, pair, passes, single) {
  return listed(pair.deals.filter(passes), 30, (deal) => dealBox(tables, deal, single && pair.deals.length === 1));
}
/* What is not drawn: the deals that name it or that it tells of, else its other ties, else that there is none. */
function undrawnParts(tables, node, choose) {
  const parts = [], deals = node.deals.length ? node.deals : node.proves;
  parts.push(make("p", say(deals.some((deal) => deal.pairs.length) ? "undrawn" : "undrawn_only"), {class: "small"}));
  if (deals.length) {
    parts.push(make("h3", `${say(node.deals.length ? "named_by" : "proved_by")}: ${number(deals.length)}`), ...splitBar(deals));
    parts.push(...listed(deals, 30, (deal) => dealBox(tables, deal, deals.length === 1, (pair) => choose({pair}, true))));
  } else parts.push(make("p", say("no_deal")));
  if (node.others.length) {
    parts.push(make("h3", say("together")));
    parts.push(...listed(node.others, 20, ([type, from, to]) =>
      button(phrase(tables, type, from, to), () => choose({node: tables.list[from === node.index ? to : from]}, true), {class: "other"})));
  }
  return parts;
}
function detailParts(tables, {node, pair}, passes, choose) {
  const title = pair ? pairName(pair) : called(node);
  const parts = [make("h2", title, {tabindex: "-1"})];
  if (node) {
    const summary = [...(kind(node) === title ? [] : [kind(node)]), ...(node.mark === null || node.mark === undefined ? [] : [`${say("mark")}: ${node.mark}`])];
    parts.push(make("p", summary.join(" · ")));
  }
  parts.push(button(say("reset"), () => choose(null)));
  if (node && !node.drawn) return [...parts, ...undrawnParts(tables, node, choose)];
  if (pair) {
    const told = make("p", `${points(pair.points)}, ${fill("deals", {count: number(pair.deals.length)})}`);
    return [...parts, told, ...splitBar(pair.deals), ...pairDeals(tables, pair, passes, true)];
  }
  const few = node.pairs.length < 9, single = node.pairs.length === 1;
  return [...parts, ...listed(node.pairs, 40, (p) => pairBox(tables, p, called(p.b === node ? p.a : p.b), few, single, passes))];
}
