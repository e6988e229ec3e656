// Matters on the phone (事项): the list's line, one matter, a step's form, signing on site.
import { button, el, link, page, soon, wrong } from "./element.js";
import * as drawer from "./drawer.js";
import { answers, asksFor, box, missing } from "./forms.js";
import * as outbox from "./outbox.js";
import { post, state, told } from "./sync.js";
import { signing } from "./signatures.js";

export function line(task) {
  return el("li", {}, el("a", { class: "m-card", href: `#/case/${task.code}` }, el("strong", {}, task.title),
    task.left && el("span", { class: `y-state${["late", "soon", "paused"].includes(task.tone) ? ` y-state-${task.tone}` : ""}` }, task.left),
    task.where && el("span", { class: "y-sub" }, task.where),
    el("span", { class: "y-sub" }, ...[`${task.kind} · ${task.state_name}`, task.due && " · ", task.due && el("span", { class: "m-whole" }, `${task.due}到期`)].filter(Boolean))));
}

// What this phone has already entered for a matter and not yet sent, the last one decides where it stands.
async function pending(code) {
  return (await outbox.list()).filter((entry) => entry.act === "step" && entry.code === code);
}

async function stands(pack, task) {
  const unsent = await pending(task.code);
  const form = (entry) => pack.forms[`${task.procedure}.${entry.step}`];
  // A step without a target leaves the matter where it is.
  const state = unsent.reduce((here, entry) => form(entry)?.target || here, task.state);
  if (!unsent.length) return { unsent, steps: task.steps, said: task.state_name };
  const next = Object.values(pack.forms).filter((one) => one.procedure === task.procedure && !one.opens && one.source.includes(state));
  return { unsent, steps: next.map((one) => one.step).filter((one) => task.may.includes(one)), said: `${pack.states[task.procedure]?.[state] || task.state_name}(本机填写,还没送出)` };
}

export async function mediations(pack) {
  const found = pack.tasks.filter((task) => task.signs);
  page("调解", el("p", { class: "y-hint" }, "下村前点开要调解的一件,带出当事人姓名和文书;没有网络也能记录、签名。"),
    found.length ? el("ul", { class: "m-list" }, found.map((task) => line(task))) : el("p", { class: "y-card y-card-body" }, "没有等您调解的纠纷。受理并由您承办的,会出现在这里。"));
}

export async function show(pack, code) {
  const task = pack.tasks.find((one) => one.code === code);
  if (!task) return page("不在今天的任务里", el("p", {}, "这件事项已经办完,或者转给了别人。"), link("回到今天", "#/", "btn m-btn m-wide"));
  const { unsent, steps, said } = await stands(pack, task);
  const along = await drawer.held(`case:${code}`);
  const open = steps.map((step) => pack.forms[`${task.procedure}.${step}`]).filter(Boolean);
  // What the person whose matter it is does themselves can be written down for them, but waits for nobody here.
  const theirs = open.filter((form) => form.theirs), ours = open.filter((form) => !form.theirs);
  const chief = ours.filter((form) => form.primary), others = ours.filter((form) => !form.primary);
  const buttons = (forms, look) => el("div", { class: "m-actions" }, forms.map((form) => link(form.title, `#/step/${code}/${form.step}`, `btn m-btn m-wide ${look}`)));
  page(task.title, el("p", {}, el("span", { class: "y-code" }, code)),
    task.where && el("p", { class: "y-sub" }, task.where),
    el("p", {}, `现在:${said}`, task.left && ` · ${task.left}`, task.due && `(${task.due}到期)`),
    along && el("dl", { class: "y-facts" }, along.parties.map((party) => el("div", {}, el("dt", {}, party.role), el("dd", {}, party.name)))),
    task.signs && !along && button("带出这件(离线调解、签名用)", () => take(pack, task), "m-wide"),
    unsent.length ? el("p", {}, `本机有${unsent.length}步没有送出。`, link("打开待发箱", "#/box", "")) : null,
    el("h2", { class: "y-h" }, "现在可以办"),
    chief.length ? buttons(chief, "btn-primary") : ours.length ? null : el("p", {}, "现在没有轮到您办的步骤。"),
    others.length ? el("details", { class: "m-more", open: !chief.length }, el("summary", {}, `其他步骤(${others.length})`), buttons(others, "")) : null,
    theirs.length ? el("details", { class: "m-more" }, el("summary", {}, `当事人提出的,可以代为登记(${theirs.length})`), buttons(theirs, "")) : null,
    el("p", { class: "m-after" }, link("在工作台看整件", `/cases/${code}/`, "")));
}

async function take(pack, task) {
  let answer;
  try {
    answer = await post(`cases/${task.code}/`);
  } catch {
    state.online = false;
    return wrong("现在没有网络,带不出来。请在有网络的地方先带出。");
  }
  const pack_ = await told(answer);
  if (!answer.ok) return wrong(pack_.sentence);
  await drawer.keep(`case:${task.code}`, pack_);
  return show(pack, task.code);
}

export async function step(pack, code, name) {
  const task = pack.tasks.find((one) => one.code === code);
  const form = task && pack.forms[`${task.procedure}.${name}`];
  if (!form) return show(pack, code);
  const stuck = (await pending(code)).find((entry) => entry.step === name && entry.state !== outbox.WAITING);
  const draft = stuck ? { data: stuck.data, signatures: [] } : (await drawer.held(`draft:${code}:${name}`)) || { data: {}, signatures: [] };
  draft.key ||= crypto.randomUUID();
  const errors = stuck?.answer?.fields || {};
  const along = await drawer.held(`case:${code}`);
  const taken = form.signers.map((signer) => signer.field);
  const fields = form.fields;
  const first = fields.filter((field) => field.required), more = fields.filter((field) => !field.required);
  const drawn = (list) => list.map((field) => box(field, draft.data[field.name] ?? field.default, errors[field.name]));
  const root = el("form", { novalidate: true, onsubmit: done }, ...drawn(first),
    more.length ? el("details", { class: "m-more", open: more.some((field) => errors[field.name]) || !first.length }, el("summary", {}, `还可以填(${more.map((field) => field.title).slice(0, 3).join("、")}${more.length > 3 ? "等" : ""})`), ...drawn(more)) : null,
    el("p", { class: "y-hint" }, `依据:${form.basis}`),
    el("div", { class: "m-actions" },
      form.signers.length && along?.papers[name] ? button("看全文,现场签名", sign, "m-wide") : null,
      form.signers.length && !along ? el("p", { class: "y-hint" }, "要在屏幕上签名,请先在有网络时打开这件事项,点“带出这件”。") : null,
      el("button", { type: "submit", class: "btn m-btn btn-primary m-wide" }, form.title), link("不办了,返回", `#/case/${code}`, "btn m-btn m-wide")));
  // A record of an hour must not be lost because the phone ran out of power before it was finished.
  const kept = el("p", { class: "y-hint", role: "status" });
  root.append(kept);
  let saved = false;
  if (!stuck) root.addEventListener("input", soon(async () => {
    if (!root.isConnected || saved) return;
    await drawer.keep(`draft:${code}:${name}`, { data: answers(root, fields), signatures: [], key: draft.key });
    kept.textContent = "写到一半的也存在本机了。";
  }));
  page(form.title, el("p", { class: "y-sub" }, task.title), stuck && el("p", { class: "y-error", role: "alert" }, stuck.answer?.sentence || ""), root);

  function read() {
    const data = answers(root, fields);
    const lacking = missing(fields, data);
    if (lacking) asksFor(root, lacking);
    return lacking ? null : data;
  }
  async function sign() {
    const data = read();
    if (!data) return;
    await drawer.keep(`draft:${code}:${name}`, { data, signatures: [], key: draft.key });
    signing({ form, paper: along.papers[name], parties: along.parties, data, mediator: drawer.who().name, done: (signed) => save({ ...data, ...signed.data }, signed), back: () => step(pack, code, name) });
  }
  async function done(event) {
    event.preventDefault();
    const data = read();
    if (data) await save(data, {});
  }
  async function save(data, { signatures = [], digest = "", entered_at } = {}) {
    if (saved) return;
    saved = true;
    root.querySelector("[type=submit]").disabled = true;
    const before = (await pending(code)).filter((entry) => entry !== stuck && entry.key !== stuck?.key).at(-1);
    const version = stuck?.answer?.now?.version ?? task.version;
    const content = { act: "step", form: `${task.procedure}.${name}`, title: form.title, called: task.title, code, step: name, version, base: before?.key || "", data, signatures, signed_digest: digest, pictures: [], key: draft.key, ...(entered_at ? { entered_at } : {}) };
    const entry = stuck ? await outbox.again(stuck, content) : await outbox.add(content);
    await drawer.drop(`draft:${code}:${name}`);
    location.hash = `#/sent/${entry.key}`;
    window.dispatchEvent(new Event("yifa-send"));
  }
}
