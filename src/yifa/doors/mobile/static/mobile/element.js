// Elements by hand: el("button", {class: "btn", type: "button", onclick}, "文字"). Text is always text.
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && typeof value !== "string") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const button = (text, onclick, look = "") => el("button", { type: "button", class: `btn m-btn ${look}`, onclick }, text);
export const link = (text, href, look = "btn m-btn") => el("a", { class: look, href }, text);

export function page(heading, ...children) {
  const main = document.getElementById("main");
  const kept = main.querySelector("noscript");
  main.replaceChildren(...[kept, el("h1", { tabindex: "-1" }, heading), ...children.flat()].filter(Boolean));
  document.title = `${heading} · 依法掌上`;
  window.scrollTo(0, 0);
  main.querySelector("h1").focus({ preventScroll: true });
}

// Run ``work`` a moment after the last call: typing is kept, but not at every key.
export function soon(work, wait = 400) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
}

// Below the heading, or below the title of the box that is meant.
export function wrong(message, box = null) {
  const said = el("p", { class: "y-error m-wrong", role: "alert", tabindex: "-1" }, message);
  document.querySelectorAll(".m-wrong").forEach((old) => old.remove());
  (box?.querySelector("label, legend") || document.querySelector("#main h1")).after(said);
  said.focus();
}
