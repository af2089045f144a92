/* An enhancement of the look page: a picker beside each colour that is typed. The typed text stays the form's own value. */
(() => {
  "use strict";

  document.querySelectorAll(".colour").forEach((place) => {
    const text = place.querySelector("input");
    const picker = document.createElement("input");
    picker.type = "color";
    picker.setAttribute("aria-label", place.querySelector("label > span").textContent + " " + place.dataset.picker);
    const follow = () => {
      const half = text.value.normalize("NFKC").trim();
      if (/^#?[0-9a-f]{6}$/i.test(half)) picker.value = half.startsWith("#") ? half : "#" + half;
    };
    picker.addEventListener("input", () => {
      text.value = picker.value;
      text.dispatchEvent(new Event("input", { bubbles: true }));
    });
    text.addEventListener("input", follow);
    follow();
    text.after(picker);
  });
})();
