// Tabler's few rules that look at an attribute follow the system's wish; our own tokens need no script.
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => document.documentElement.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  follow();
  dark.addEventListener("change", follow);
  document.documentElement.classList.add("y-js");
})();
