"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const panel = at("panel"), inside = panel.querySelector("div"), picture = document.querySelector("#clusters svg");
  const places = picture.querySelectorAll("[data-at]"), ways = picture.querySelectorAll("[data-pair]");

  /* What stands in the list below is shown beside the picture; nothing is told twice in the page. */
  function shown(code) {
    const found = document.createDocumentFragment(), target = at(code), [region, province] = code.split("+");
    const regions = document.querySelectorAll(`[id$="+${CSS.escape(code)}"]`);
    if (!target && !regions.length) return null;
    if (province) {
      found.append(copy(at(region).querySelector("h3")), copy(target.closest("details") || target));
    } else if (!target) {
      const heading = document.createElement("h3"), place = [...places].find((one) => one.dataset.at === code);
      heading.textContent = place ? place.querySelector("text").textContent : named(regions[0]).firstChild.textContent;
      found.append(heading);
      const running = (one) => [...(one.closest("details") || one).querySelectorAll(".o,.b")].map((part) => Number(part.textContent) || 1).reduce((sum, n) => sum + n, 0);
      for (const one of [...regions].sort((a, b) => running(b) - running(a))) {
        const part = copy(one.closest("details") || one);
        named(part).firstChild.textContent = one.closest("section").querySelector("h3").textContent;
        found.append(part);
      }
    } else {
      found.append(copy(target));
    }
    for (const one of found.querySelectorAll("[id]")) one.removeAttribute("id");
    return found;
  }
  /* The partner's name begins the line of a pair, or its summary. */
  function named(one) { return (one.closest("details") || one).querySelector("summary") || one; }
  function copy(element) {
    const made = element.cloneNode(true);
    made.removeAttribute("id");
    return made;
  }
  function choose() {
    const code = decodeURIComponent(location.hash.slice(1));
    const found = /^(RU|CN)-/.test(code) ? shown(code) : null;
    inside.replaceChildren(...(found ? [found] : []));
    panel.hidden = !found;
    picture.classList.toggle("chosen", !!found);
    if (found && code.includes("+")) inside.querySelectorAll("details").forEach((one) => { one.open = true; });
    const near = new Set([code, ...code.split("+")]), has = (pair) => pair === code || pair.split("+").includes(code);
    ways.forEach(({dataset: {pair}, classList}) => {
      classList.toggle("on", has(pair));
      if (has(pair)) pair.split("+").forEach((end) => near.add(end));
    });
    places.forEach((one) => one.classList.toggle("on", near.has(one.dataset.at)));
  }

  /* With a panel beside the pictures a choice does not scroll the page away from them. */
  function go(code) {
    history.pushState(null, "", code ? "#" + code : location.pathname + location.search);
    choose();
  }
  picture.addEventListener("click", (event) => {
    const {at: place, pair} = event.target.closest("[data-at],[data-pair]")?.dataset ?? {}, code = place || pair || "";
    if (!/^(RU|CN)-/.test(code)) return;
    event.preventDefault();
    go(code);
  });
  for (const one of ways) {
    const target = at(one.dataset.pair), title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = target.closest("section").querySelector("h3").textContent + " – " + named(target).firstChild.textContent;
    one.append(title);
  }
  panel.querySelector("button").addEventListener("click", () => go(""));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) go(""); });
  function arrive() {
    choose();
    if (!panel.hidden) at("clusters").scrollIntoView();
  }
  addEventListener("hashchange", arrive);
  addEventListener("load", () => requestAnimationFrame(arrive));
  addEventListener("popstate", choose);

  arrive();
})();
