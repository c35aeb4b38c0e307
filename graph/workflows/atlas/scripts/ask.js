// Takes what is typed to the page that has the names to find in.
(() => {
  "use strict";
  const field = document.getElementById("find");
  field.closest(".search").hidden = false;
  field.addEventListener("keydown", event => {
    if (event.key === "Enter" && field.value.trim())
      location.href = field.dataset.page + "#" + encodeURIComponent(field.value.trim());
  });
})();
