// The app (掌上): one page, drawn by the address behind the #; data from this phone first, from the server when it answers.
import * as drawer from "./drawer.js";
import { button, el, link, page } from "./element.js";
import * as outbox from "./outbox.js";
import * as cases from "./cases.js";
import * as box from "./box.js";
import { choose, report } from "./report.js";
import { state, sync } from "./sync.js";

const RETRY = 60_000;
const ELDER = "yifa-elder";
const LOG_IN = `/login/?next=${encodeURIComponent(location.pathname)}`;

async function line() {
  const waiting = (await outbox.list()).filter((entry) => entry.state === outbox.WAITING).length;
  const stuck = (await outbox.list()).length - waiting;
  const said = document.getElementById("line");
  const parts = [];
  if (!state.online) parts.push("没有网络。");
  if (waiting) parts.push(`已存本机,联网后送出(${waiting}条待送)。`);
  if (stuck) parts.push(`${stuck}条要您看一下。`);
  if (state.asked) parts.push(drawer.who() ? "登录已过期,请重新登录。" : "还没有登录。");
  said.className = `m-line${stuck || state.asked ? " m-line-stuck" : ""}${parts.length ? "" : " m-line-quiet"}`;
  said.replaceChildren(...[parts.join(""), state.asked && el("a", { href: LOG_IN }, "去登录"), (waiting || stuck) && el("a", { href: "#/box" }, "打开待发箱")].filter(Boolean).flatMap((part) => [part, " "]));
}

async function today(pack) {
  const late = pack.tasks.filter((task) => task.tone === "late").length;
  page("今天", el("nav", { class: "m-doors", "aria-label": "登记" }, door("上报", "#/new", "plus"), door("调解", "#/mediate", "talk"), door("检查/巡访", "#/rounds", "walk")),
    el("h2", { class: "y-h" }, `今日任务(${pack.tasks.length}件${late ? `,逾期${late}件` : ""})`),
    pack.tasks.length ? el("ul", { class: "m-list" }, pack.tasks.map((task) => cases.line(task))) : el("p", { class: "y-card y-card-body" }, "今天没有等您办的事。有期限的事项登记后会按到期日排在这里,逾期的在最前。"),
    el("p", { class: "y-hint" }, `${pack.person.name}·${pack.person.place},${new Date(pack.now).toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", hour12: false })}从系统取来。`));
}

function door(name, href, sign) {
  const [first, second] = name.split("/");
  return el("a", { class: `m-door m-door-${sign}`, href }, first, second && "/", second && el("wbr"), second);
}

async function me() {
  const open = drawer.who();
  const waiting = (await outbox.list()).length;
  page("我", el("p", {}, open ? `${open.name}·${open.place}` : "没有登录。"),
    el("p", { class: "y-hint" }, `手机上只留今天要用的,都加了密;送出的就删掉,超过${open ? open.keep : 24}小时没有联系上系统,带出的内容自动锁上。手机丢了请马上告诉系统管理员停用账号。`),
    el("div", { class: "m-actions" }, open ? button(waiting ? `退出(${waiting}条没有送出的会锁在本机,等您下次登录)` : "退出并锁上本机", leave, "m-wide") : link("登录", LOG_IN, "btn m-btn btn-primary m-wide"), link("打开工作台", "/", "btn m-btn m-wide")));
}

async function leave() {
  await drawer.lock();
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] || "";
  try {
    await fetch("/logout/", { method: "POST", headers: { "X-CSRFToken": token }, credentials: "same-origin" });
  } catch {
    // Without network the session ends by itself; the key is gone from this phone already.
  }
  state.asked = true;
  location.hash = "#/";
  await draw();
}

async function nobody() {
  const kept = await outbox.foreign(), halves = await drawer.drafts();
  page("依法·掌上", el("p", {}, state.last && !state.asked ? state.last : "请先登录。登录一次后,没有网络也能上报、调解、巡访,联网后送出。"),
    kept ? el("p", {}, `本机锁着${kept}条没有送出的内容,写的人登录后会自动送出。`) : null,
    halves ? el("p", {}, `还锁着${halves}份写到一半的,写的人登录后可以接着写。`) : null,
    el("div", { class: "m-actions" }, link("登录", LOG_IN, "btn m-btn btn-primary m-wide")));
}

// One drawing at a time, each by the address as it is then: a slow one must not cover a newer one.
let drawing = Promise.resolve();
export function draw() {
  drawing = drawing.then(drawn, drawn);
  return drawing;
}

async function drawn() {
  await line();
  const [, what = "", ...rest] = location.hash.split("/");
  if (what === "me") return me();
  const pack = await drawer.held("today");
  if (!pack) return nobody();
  document.getElementById("who-name").textContent = pack.person.name;
  const key = decodeURIComponent(rest[0] || "");
  switch (what) {
    case "new": return key ? report(pack, key) : choose(pack, pack.reports, "上报");
    case "rounds": return choose(pack, pack.rounds, "检查/巡访");
    case "mediate": return cases.mediations(pack);
    case "case": return cases.show(pack, key);
    case "step": return cases.step(pack, key, rest[1]);
    case "box": return key ? box.entry(pack, key) : box.list(pack);
    case "sent": return box.saved(key);
    default: return today(pack);
  }
}

function elder(on) {
  document.documentElement.classList.toggle("y-elder", on);
  document.getElementById("size").setAttribute("aria-pressed", String(on));
}

async function start() {
  elder(localStorage.getItem(ELDER) === "1");
  document.getElementById("size").addEventListener("click", () => {
    localStorage.setItem(ELDER, localStorage.getItem(ELDER) === "1" ? "0" : "1");
    elder(localStorage.getItem(ELDER) === "1");
  });
  if (!window.isSecureContext) {
    page("掌上打不开", el("p", {}, "这个地址不是加密地址(https),浏览器不让离线保存。请系统管理员给本系统配上https后再用;现在请用工作台。"), link("打开工作台", "/", "btn m-btn m-wide"));
    return;
  }
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("worker.js", { scope: "./" }).catch(() => {});
  navigator.storage?.persist?.();
  await drawer.wake();
  outbox.onChange(line);
  window.addEventListener("hashchange", draw);
  window.addEventListener("offline", () => { state.online = false; line(); });
  window.addEventListener("online", refresh);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  setInterval(refresh, RETRY);
  // Whoever is logged in may stand on a phone that knows nobody yet: ask before saying “log in”.
  if (drawer.who()) await draw();
  else page("依法·掌上", el("p", { role: "status" }, "正在打开……"));
  await refresh();
}

// Try to send; draw again only where no half-typed form would be lost.
export async function refresh() {
  const before = drawer.who();
  await sync();
  await drawer.expire();
  if (!drawer.who() || before?.owner !== drawer.who().owner) return draw();
  const at = location.hash.split("/")[1] || "";
  if (["", "box", "sent", "me", "mediate"].includes(at)) await draw();
  else await line();
}

window.addEventListener("yifa-send", refresh);
start();
