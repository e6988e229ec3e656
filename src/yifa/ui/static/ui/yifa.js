// Comforts only: every page reads and writes without this file.
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  // “/” goes to the search box, Escape closes an open box.
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !typing(event.target) && !event.ctrlKey && !event.metaKey) {
      const search = document.getElementById("site-search");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
    if (event.key === "Escape") {
      document.querySelectorAll("details.y-account[open], details.y-reveal[open]").forEach((box) => box.removeAttribute("open"));
    }
  });

  // A refused form is read from its summary.
  const summary = document.querySelector(".y-summary");
  if (summary) summary.focus();

  // One click, one write: the idempotency key guards the store, this guards the finger.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    window.setTimeout(() => delete form.dataset.sent, 4000);
  });
})();
