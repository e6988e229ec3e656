// Signing on the screen (现场签名): the whole text first, then each person's own hand; the digest of the text goes along.
import { button, el, page, wrong } from "./element.js";
import { asRead, chinaDay, official } from "./forms.js";
import { digest } from "./seal.js";

const BLANK = "　　　　";

// The paper with its blanks filled in: exactly what the server will fill in (signing.py).
export function textOf(paper, form, data, day) {
  const kinds = Object.fromEntries(form.fields.map((field) => [field.name, field]));
  const said = (name) => (name === "today" ? official(day) : asRead(kinds[name], data[name] ?? kinds[name]?.default) || BLANK);
  return paper.text.replace(/⟦(\w+)⟧/g, (_, name) => said(name));
}

export function signing({ form, paper, parties, data, mediator, done, back }) {
  if (paper.why_not) {
    page("不能在屏幕上签名", el("p", { class: "y-card y-card-body m-said" }, paper.why_not), button("返回", back, "m-wide"));
    return;
  }
  const entered_at = new Date().toISOString();
  const people = form.signers.flatMap(({ role, field }) => (role === "当事人" ? parties.map((party) => ({ role, name: party.name, as: party.role, field })) : [{ role, name: mediator, as: role, field }]));
  // A field that says “both have signed” is true once all of that role did; so the text is made with it.
  const ticked = Object.fromEntries(form.signers.filter((one) => one.field).map((one) => [one.field, "true"]));
  const text = textOf(paper, form, { ...data, ...ticked }, chinaDay(new Date(entered_at)));
  const drawn = [];
  read();

  function read() {
    page(`请先看全文:${paper.name}`, el("div", { class: "m-text", tabindex: "0", role: "region", "aria-label": "文书全文" }, text),
      el("p", {}, `请把全文念给双方听。都同意的,依次签名:${people.map((one) => `${one.as}${one.name}`).join("、")}。有人不签的,返回后直接办这一步,打印后再签。`),
      el("div", { class: "m-actions" }, button("双方看过,开始签名", () => next(), "btn-primary m-wide"), button("返回修改", back, "m-wide")));
  }
  function next() {
    const one = people[drawn.length];
    if (!one) return finish();
    const canvas = el("canvas", { class: "m-pad", role: "img", "data-place": String(drawn.length), "aria-label": `${one.as}${one.name}签名的地方` });
    page(`${one.as}签名:${one.name}`, el("p", {}, "请本人用手指在下面签名。"), canvas,
      el("p", { class: "y-hint" }, "写不了字的,返回后打印出来按指印。签名和刚才看的全文绑在一起,全文改了签名就不作数。"),
      el("div", { class: "m-actions" }, button("签好了", () => take(), "btn-primary m-wide"), button("重签", () => pad.clear(), "m-wide"), button("返回看全文", () => { drawn.length = 0; read(); }, "m-wide")));
    const ratio = Math.max(window.devicePixelRatio || 1, 1);
    canvas.width = canvas.offsetWidth * ratio;
    canvas.height = canvas.offsetHeight * ratio;
    canvas.getContext("2d").scale(ratio, ratio);
    const pad = new window.SignaturePad(canvas, { backgroundColor: "rgb(255,255,255)", penColor: "rgb(0,0,0)" });
    function take() {
      if (pad.isEmpty()) return wrong("还没有签名。");
      drawn.push({ role: one.role, name: one.name, drawn: pad.toDataURL("image/png") });
      next();
    }
  }
  async function finish() {
    await done({ signatures: drawn, digest: await digest(text), entered_at, data: ticked });
  }
}
