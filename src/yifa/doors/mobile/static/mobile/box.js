// The outbox on the screen (待发箱): what waits, what was refused and why, where somebody was first.
import { button, el, link, page, wrong } from "./element.js";
import * as outbox from "./outbox.js";
import { asRead } from "./forms.js";
import { reopen } from "./report.js";

const WORDS = { waiting: "等着送出", refused: "没有收下,要改", conflict: "别人先办了" };
const REASONS = ["别人已经办了", "情况变了", "填错了", "重复了"];
const send = () => window.dispatchEvent(new Event("yifa-send"));
const when = (entry) => new Date(entry.entered_at).toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", hour12: false });

export async function list() {
  const entries = await outbox.list();
  page("待发箱", entries.length ? el("ul", { class: "m-list" }, entries.map((entry) => el("li", {}, el("a", { class: "m-card", href: `#/box/${entry.key}` },
    el("strong", {}, called(entry)), el("span", { class: `y-state${entry.state === "waiting" ? "" : " y-state-late"}` }, entry.base ? "等前一步" : WORDS[entry.state]), el("span", { class: "y-sub" }, `${when(entry)}填写`)))))
    : el("p", { class: "y-card y-card-body" }, "都送出了,本机没有留下内容。"),
  el("div", { class: "m-actions" }, entries.some((entry) => entry.state === outbox.WAITING) ? button("现在送出", send, "btn-primary m-wide") : null, link("回到今天", "#/", "btn m-btn m-wide")));
}

const called = (entry) => (entry.act === "discard" ? `放弃:${entry.title}` : `${entry.title}${[entry.called, entry.data?.title].filter(Boolean).map((name) => ` · ${name}`).join("")}`);

export async function saved(key) {
  const entry = await outbox.find(key);
  page(entry ? "已存本机" : "已送出", el("p", {}, entry ? "已存本机,联网后送出。关掉浏览器、关机都不会丢。" : "系统已经收到。"),
    el("div", { class: "m-actions" }, link("回到今天", "#/", "btn m-btn btn-primary m-wide"), entry ? link("打开待发箱", "#/box", "btn m-btn m-wide") : null));
}

export async function entry(pack, key) {
  const one = await outbox.find(key);
  if (!one) return list();
  const { answer = {} } = one;
  const conflict = one.state === outbox.CONFLICT, refused = one.state === outbox.REFUSED;
  page(called(one), el("p", { class: "y-sub" }, `${when(one)}在本机填写 · ${WORDS[one.state]}`),
    (conflict || refused) && el("div", { class: "y-card y-card-body m-said", role: "alert" }, el("p", {}, answer.sentence), answer.basis && el("p", { class: "y-sub" }, answer.basis)),
    conflict && answer.now && theirs(answer.now),
    el("section", { class: "y-card y-card-body" }, el("h2", { class: "y-h" }, conflict ? "我填的" : "填写的内容"), mine(pack, one)),
    el("div", { class: "m-actions" }, ...choices(pack, one)), discarding(one));
}

function theirs(now) {
  return el("section", { class: "y-card y-card-body" }, el("h2", { class: "y-h" }, `系统里现在:${now.state_name}`),
    el("ol", { class: "m-latest" }, now.latest.map((step) => el("li", {}, el("strong", {}, step.name), ` ${step.at} ${step.by}`, step.said.length ? el("dl", { class: "y-facts" }, step.said.map(([title, text]) => el("div", {}, el("dt", {}, title), el("dd", {}, text)))) : null))));
}

function mine(pack, one) {
  const fields = pack.forms[one.form]?.fields || [];
  const told = fields.filter((field) => one.data?.[field.name] !== undefined);
  return el("div", {}, el("dl", { class: "y-facts" }, told.map((field) => el("div", {}, el("dt", {}, field.title), el("dd", {}, asRead(field, one.data[field.name]))))),
    el("ul", { class: "m-pictures" }, (one.pictures || []).map((picture, place) => el("li", {}, el("img", { src: picture, alt: `第${place + 1}张照片` })))),
    one.signatures?.length ? el("p", {}, `已签名:${one.signatures.map((sign) => `${sign.role} ${sign.name}`).join("、")}`) : null);
}

function choices(pack, one) {
  const { now } = one.answer || {};
  if (one.act === "discard") return [button("现在送出", send, "btn-primary m-wide")];
  if (one.state === outbox.WAITING) return [button("现在送出", send, "btn-primary m-wide")];
  const found = [];
  if (one.act === "step" && now?.steps.includes(one.step)) {
    found.push(button("按最新情况再办一次", async (event) => { event.target.disabled = true; const fresh = await outbox.again(one, { version: now.version }); location.hash = `#/sent/${fresh.key}`; send(); }, "btn-primary m-wide"));
  }
  if (one.act === "step" && !(one.state === outbox.CONFLICT && !now?.steps.includes(one.step))) found.push(link("改一改再送", `#/step/${one.code}/${one.step}`, "btn m-btn m-wide"));
  if (one.act !== "step") found.push(button("改一改再送", () => reopen(pack, one), "btn-primary m-wide"));
  return found;
}

function discarding(one) {
  if (one.act === "discard") return null;
  const choose = el("select", { class: "form-select", id: "why", name: "why" }, el("option", { value: "" }, "请选择"), REASONS.map((why) => el("option", { value: why }, why)));
  let given = false;
  const give = async () => {
    if (given) return;
    if (!choose.value) return wrong("请选择放弃的原因。");
    given = true;
    const { key, code = "", step = "", title, entered_at } = one;
    await outbox.follow(one, one.version);
    await outbox.again(one, { act: "discard", why: choose.value, code, step, title, entered_at, of: key, data: {}, pictures: [], signatures: [], shown: "", form: "" });
    location.hash = "#/box";
    send();
  };
  return el("details", { class: "m-more" }, el("summary", {}, "不要这一条了"), el("div", { class: "y-box" }, el("label", { for: "why" }, "放弃的原因"), choose), el("p", { class: "y-hint" }, "填的内容会从手机上删掉;谁在什么时候放弃了哪一步、为什么,会记入台账。"), button("放弃这一条", give, "m-wide"));
}
