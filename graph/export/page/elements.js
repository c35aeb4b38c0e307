"use strict";
/* What the other scripts of the page share: elements, words, numbers. Nothing of the data is ever markup. */
const at = (id) => document.getElementById(id);
at("view").hidden = false;
const look = {lang: "", data: null, dark: matchMedia("(prefers-color-scheme: dark)").matches};

const say = (key) => look.data.texts[look.lang][key] ?? key;
const fill = (key, values) => say(key).replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole);
/* Of texts by language, English first, the missing ones are as in English. */
const spoken = (texts) => texts[look.data.languages.indexOf(look.lang)] || texts[0];
/* To make a format takes longer than to use it a hundred times. */
const formats = new Map();
function number(value, digits = 0) {
  const key = look.lang + digits;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(look.lang, {minimumFractionDigits: digits, maximumFractionDigits: digits}));
  return formats.get(key).format(value);
}
const share = (part, whole) => (whole ? part / whole : 0).toLocaleString(look.lang, {style: "percent"});
const points = (value) => fill("points", {value: number(value, 2)});
/* Letters without their marks, so that a name is found however it is spelt. */
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const colour = (pair) => pair[look.dark ? 1 : 0];

/* A date as precise as it is told: 2025, May 2025, 12 May 2025. */
function dated(text) {
  const precise = [{year: "numeric"}, {month: "long"}, {day: "numeric"}].slice(0, text.split("-").length);
  const day = new Date(text);
  return isNaN(day) ? text : new Intl.DateTimeFormat(look.lang, Object.assign({timeZone: "UTC"}, ...precise)).format(day);
}
function periodWords(text) {
  const [start, end] = text.split("/");
  if (!end) return dated(start);
  return start ? fill("span", {start: dated(start), end: dated(end)}) : fill("until", {date: dated(end)});
}
/* Names are short enough to be read, whatever somebody entered. */
const short = (names) => { const name = spoken(names); return name.length > 160 ? name.slice(0, 159) + "…" : name; };
const called = (node) => node.drawn && node.type === "Country" ? say("Country") : short(node.names);
const kind = (node) => node.drawn ? say(node.type) : look.data.texts[look.lang]["other " + node.type] ?? node.type;
const pairName = (pair) => `${called(pair.a)} — ${called(pair.b)}`;

function make(tag, content, values = {}) {
  const element = document.createElement(tag);
  if (content) element.textContent = content;
  for (const key in values) element.setAttribute(key, values[key]);
  return element;
}
function button(content, action, values = {}) {
  const element = make("button", content, {type: "button", ...values});
  element.addEventListener("click", action);
  return element;
}
function drawn(tag, values, ...inside) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const key in values) element.setAttribute(key, values[key]);
  element.append(...inside);
  return element;
}
/* A list of which only the beginning is made; the rest comes when asked for. */
function listed(items, most, row) {
  const shown = items.slice(0, most).map(row);
  if (items.length <= most) return shown;
  const more = button(fill("more", {count: number(items.length - most)}), () => more.replaceWith(...items.slice(most).map(row)));
  return [...shown, more];
}
/* How many of the deals are what, as a bar and in words. */
function splitBar(deals) {
  const counts = look.data.states.map((state) => [state, deals.filter((deal) => deal.state === state).length]).filter(([, count]) => count);
  const bar = make("span", "", {class: "split", "aria-hidden": "true"});
  bar.append(...counts.map(([state, count]) => {
    const part = make("span");
    part.style.flexGrow = count;
    part.style.backgroundColor = colour(look.data.colours[state]);
    return part;
  }));
  const words = make("small", counts.map(([state, count]) => `${say(state)}: ${number(count)}`).join(" · "));
  return [bar, words];
}
