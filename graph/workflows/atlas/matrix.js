"use strict";
(() => {
  /* The squares of the matrix are drawn as few shapes: where the pointer is says which pair is meant. */
  const field = document.querySelector("#matrix [data-rows]"), size = Number(field.dataset.size);
  const [rows, columns] = [field.dataset.rows, field.dataset.columns].map((told) => told.split(" ").map((one) => one.split("@")));
  const texts = [...document.querySelectorAll("#matrix g > text, #matrix g > a > text")];
  const heads = texts.filter((one) => one.hasAttribute("transform")), names = texts.filter((one) => one.getAttribute("text-anchor") === "end");
  const tip = document.createElementNS("http://www.w3.org/2000/svg", "title");
  field.append(tip);
  function meant(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(field.getScreenCTM().inverse());
    return [[rows, point.y], [columns, point.x]].map(([all, where]) => all.findIndex(([, start]) => where >= start && where < Number(start) + size));
  }
  field.addEventListener("click", (event) => {
    const [row, column] = meant(event);
    if (row >= 0 && column >= 0) location.href = "partners.html#" + rows[row][0] + "+" + columns[column][0];
  });
  field.addEventListener("mousemove", (event) => {
    const [row, column] = meant(event);
    tip.textContent = row >= 0 && column >= 0 ? names[row].textContent + " – " + heads[column].textContent : "";
  });
})();
