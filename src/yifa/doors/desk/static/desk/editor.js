// The report editor's comfort: figures stand in the text as chips that cannot be typed over.
// Without this file the same text is edited with its tokens in plain sight; the server checks both alike.
(() => {
  const form = document.querySelector("[data-draft]");
  if (!form) return;
  const printed = JSON.parse(document.getElementById("printed").textContent);
  const TOKEN = /\{\{.*?\}\}/gs;
  let last = null;

  const chip = (token) => {
    const span = document.createElement("span");
    span.className = "y-figure d-chip" + (printed[token] ? "" : " y-figure-missing");
    span.contentEditable = "false";
    span.dataset.token = token;
    span.title = token;
    span.textContent = printed[token] || token;
    return span;
  };

  const fill = (box, text) => {
    box.replaceChildren();
    text.split("\n").forEach((line) => {
      const paragraph = document.createElement("div");
      let at = 0;
      for (const found of line.matchAll(TOKEN)) {
        paragraph.append(line.slice(at, found.index), chip(found[0]));
        at = found.index + found[0].length;
      }
      paragraph.append(line.slice(at));
      if (!paragraph.textContent) paragraph.append(document.createElement("br"));
      box.append(paragraph);
    });
  };

  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.dataset && node.dataset.token) return node.dataset.token;
    return Array.from(node.childNodes, read).join("");
  };
  const lines = (box) => {
    const found = [];
    let loose = "";
    box.childNodes.forEach((node) => {
      if (node.nodeName === "DIV" || node.nodeName === "P") {
        if (loose) found.push(loose);
        loose = "";
        found.push(...Array.from(node.querySelectorAll(":scope > div")).length ? Array.from(node.children, read) : [read(node)]);
      } else if (node.nodeName === "BR") {
        found.push(loose);
        loose = "";
      } else loose += read(node);
    });
    if (loose) found.push(loose);
    return found.join("\n").replace(/\u00a0/g, " ");
  };

  const put = (node) => {
    const selection = window.getSelection();
    let range = selection.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || !last.contains(range.commonAncestorContainer)) {
      range = document.createRange();
      range.selectNodeContents(last.lastElementChild || last);
      range.collapse(false);
    }
    range.deleteContents();
    range.insertNode(node);
    range.setStartAfter(node);
    range.collapse(true);
    selection.removeAllRanges();
    selection.addRange(range);
    last.dispatchEvent(new Event("input", { bubbles: true }));
  };

  form.querySelectorAll("textarea[data-tokens]").forEach((area) => {
    const box = document.createElement("div");
    box.className = "form-control d-rich";
    box.contentEditable = "true";
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-multiline", "true");
    box.setAttribute("aria-labelledby", "h-" + area.id);
    fill(box, area.value);
    area.hidden = true;
    area.after(box);
    box.addEventListener("input", () => { area.value = lines(box); form.dataset.changed = "1"; });
    box.addEventListener("focus", () => { last = box; });
    box.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
    });
    const details = area.closest("details");
    const reading = details.previousElementSibling;
    details.addEventListener("toggle", () => {
      if (reading) reading.hidden = details.open || !reading.children.length;
      if (details.open) { last = box; box.focus(); }
    });
    if (details.open && reading) reading.hidden = true;
  });

  form.querySelectorAll("[data-insert]").forEach((button) => {
    button.hidden = false;
    button.nextElementSibling.hidden = true;
    const token = button.dataset.insert;
    if (button.dataset.printed && !printed[token]) printed[token] = button.dataset.printed;
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      if (!last) {
        const first = form.querySelector("details.d-write");
        first.open = true;
        last = first.querySelector(".d-rich");
      }
      put(chip(token));
    });
  });

  window.addEventListener("beforeunload", (event) => { if (form.dataset.changed) event.preventDefault(); });
  form.addEventListener("submit", () => delete form.dataset.changed);
})();
