/* Enhancements only; every page works without this file. */
(() => {
  "use strict";

  /* "/" goes to the search box that asks for it. */
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector("[data-shortcut='/']");
    if (box) {
      event.preventDefault();
      box.focus();
    }
  });

  /* A link to a confirm page opens that page's question as a dialog; any trouble follows the link instead. */
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
    event.preventDefault();
    try {
      const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const question = page.querySelector(".confirm");
      if (!answer.ok || answer.redirected || !question) throw new Error("not a confirm page");
      const dialog = document.createElement("dialog");
      dialog.setAttribute("aria-labelledby", "confirm-question");
      dialog.append(question);
      document.body.append(dialog);
      dialog.addEventListener("close", () => { dialog.remove(); link.focus(); });
      dialog.querySelector("[data-back]")?.addEventListener("click", (e) => { e.preventDefault(); dialog.close(); });
      dialog.showModal();
    } catch {
      window.location.assign(link.href);
    }
  });

  /* An open menu closes with Escape or a click elsewhere. */
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  /* Where the ways are a strip, the present one is in sight. */
  const here = document.querySelector(".side nav [aria-current]");
  const strip = here?.closest("nav");
  if (strip && strip.scrollWidth > strip.clientWidth) {
    strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  /* An impatient second tap does not send a form again while it is under way. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    const now = Date.now();
    if (now - Number(form.dataset.sentAt || 0) < 3000) event.preventDefault();
    else form.dataset.sentAt = String(now);
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent-at]").forEach((form) => form.removeAttribute("data-sent-at"));
  });

  /* A code is copied in one step; without this a tap on it marks the whole of it. */
  if (navigator.clipboard) {
    document.querySelectorAll("[data-copy]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        button.firstElementChild.textContent = button.dataset.copied;
      });
    });
  }

  /* A long form keeps what is typed as a draft; without this its button does the same. */
  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const state = form.querySelector("[data-draft-state]");
    let waiting = 0;
    let ahead = Promise.resolve();
    const keep = async () => {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.ok && !answer.redirected) {
        form.elements.version.value = await answer.text();
        state.textContent = form.dataset.draftKept;
      } else if (answer.status === 409) {
        state.textContent = form.dataset.draftConflict;
      }
    };
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { ahead = ahead.then(keep).catch(() => {}); }, 800);
    });
    form.addEventListener("submit", () => clearTimeout(waiting));
  });
})();
