// Reporting in three steps (上报): a picture, the place, one line. Compiled from the opening step's form.
import { button, el, page, soon, wrong } from "./element.js";
import * as drawer from "./drawer.js";
import { answers, asksFor, box, chinaDay, missing } from "./forms.js";
import * as outbox from "./outbox.js";
import { shrunk } from "./pictures.js";

const PLACES = ["grid", "place", "lon", "lat"];
const MOST_PICTURES = 6;
const FAR = 5; // digits after the point: about one metre

export async function choose(pack, names, heading) {
  if (names.length === 1) return report(pack, names[0]);
  page(heading, el("ul", { class: "m-list" }, names.map((name) => {
    const form = pack.forms[name];
    return el("li", {}, el("a", { class: "m-card", href: `#/new/${name}` }, el("strong", {}, form.kind), el("span", { class: "y-sub" }, form.title)));
  })), names.length ? null : el("p", {}, "您的岗位没有可以在现场登记的事项。"));
}

export async function report(pack, name) {
  const form = pack.forms[name];
  if (!form) return choose(pack, pack.reports, "上报");
  const draft = (await drawer.held(`draft:${name}`)) || { step: 0, data: {}, division: pack.home, pictures: [], held_on: chinaDay() };
  draft.key ||= crypto.randomUUID(); // one report, one key, from its first page on: sent twice it is still one
  const steps = form.picture ? [pictureStep, placeStep, wordsStep] : [placeStep, wordsStep];
  return steps[Math.min(draft.step, steps.length - 1)]({ pack, name, form, draft, steps });
}

async function turn(all, by) {
  all.draft.step = Math.max(0, all.draft.step + by);
  await drawer.keep(`draft:${all.name}`, all.draft);
  return report(all.pack, all.name);
}

function frame(all, title, ...children) {
  const { draft, steps, form } = all;
  const place = draft.step + 1;
  page(`${form.title}:${title}`, el("p", { class: "m-steps" }, `第${place}步,共${steps.length}步 · ${form.kind}`), ...children);
}

function pictureStep(all) {
  const { draft, pack, form } = all;
  const shown = el("ul", { class: "m-pictures" });
  const onward = button("", () => turn(all, 1), "btn-primary m-wide");
  const draw = () => (onward.textContent = draft.pictures.length ? "下一步" : "不拍,下一步", shown.replaceChildren(...draft.pictures.map((one, place) => el("li", {}, el("img", { src: one, alt: `第${place + 1}张照片` }),
    button("去掉", async () => { draft.pictures.splice(place, 1); await drawer.keep(`draft:${all.name}`, draft); draw(); })))));
  const taken = async (event) => {
    for (const file of [...event.target.files].slice(0, MOST_PICTURES - draft.pictures.length)) {
      try {
        draft.pictures.push(await shrunk(file, pack.picture, form.original));
      } catch (error) {
        wrong(error.message);
      }
    }
    event.target.value = "";
    await drawer.keep(`draft:${all.name}`, draft);
    draw();
  };
  const camera = el("input", { type: "file", id: "camera", accept: "image/*", capture: "environment", multiple: true, class: "visually-hidden", onchange: taken });
  draw();
  frame(all, "拍照片", el("label", { class: "btn m-btn m-wide", for: "camera" }, "拍照或选照片"), camera, shown,
    el("p", { class: "y-hint" }, form.original ? "这类材料要原件,照片原样保存。" : "照片在手机上缩小,位置、机型等信息会去掉。尽量不拍人脸和车牌。"),
    el("div", { class: "m-actions" }, onward));
}

function placeStep(all) {
  const { draft, pack, form } = all;
  const names = new Set(form.fields.map((field) => field.name));
  const found = el("p", { class: "y-hint", role: "status" }, draft.data.lon ? `已定位(${draft.data.lat}, ${draft.data.lon})` : "");
  const grids = form.fields.find((field) => field.name === "grid");
  const boxes = [
    box({ name: "at-division", title: "发生在", kind: "choice", required: true, choices: pack.divisions.length ? pack.divisions : [[pack.home, drawer.who().place]], help: "", default: "" }, draft.division),
    form.activity && box({ name: "at-held_on", title: "日期", kind: "date", required: true, choices: [], help: "", default: "" }, draft.held_on),
    names.has("grid") && box(pack.grids.length ? { ...grids, kind: "choice", choices: pack.grids.map(([code, called]) => [code, called]), help: "定位后不选也行,由系统按位置归到网格" } : grids, draft.data.grid),
    ...form.fields.filter((field) => field.name === "place").map((field) => box(field, draft.data.place)),
  ];
  const root = el("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); next(1); } }, names.has("lon") && button("用手机定位", locate, "m-wide"), found, ...boxes.filter(Boolean),
    el("div", { class: "m-actions" }, el("button", { type: "submit", class: "btn m-btn btn-primary m-wide" }, "下一步"), draft.step > 0 && button("上一步", () => next(-1))));
  function locate() {
    found.textContent = "正在定位……";
    if (!navigator.geolocation) found.textContent = "这台手机不能定位,请选网格或写地点。";
    else navigator.geolocation.getCurrentPosition(({ coords }) => {
      Object.assign(draft.data, { lon: coords.longitude.toFixed(FAR), lat: coords.latitude.toFixed(FAR) });
      found.textContent = `已定位(${draft.data.lat}, ${draft.data.lon}),误差约${Math.round(coords.accuracy)}米`;
    }, () => { found.textContent = "没有定到位(没有开定位,或信号不好)。请选网格或写地点。"; }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  }
  async function next(by) {
    const { lon, lat } = draft.data;
    const fields = form.fields.filter((field) => ["grid", "place"].includes(field.name));
    const said = answers(root, fields);
    const lacking = by > 0 && missing(fields, said);
    if (lacking) return asksFor(root, lacking);
    for (const field of fields) delete draft.data[field.name];
    Object.assign(draft.data, said, lon ? { lon, lat } : {});
    draft.division = root.querySelector('[name="at-division"]').value || pack.home;
    draft.held_on = root.querySelector('[name="at-held_on"]')?.value || draft.held_on;
    return turn(all, by);
  }
  frame(all, "在哪里", root);
}

function wordsStep(all) {
  const { draft, form } = all;
  const fields = form.fields.filter((field) => !PLACES.includes(field.name));
  const first = fields.filter((field) => field.required), more = fields.filter((field) => !field.required);
  const errors = draft.errors || {};
  const drawn = (list) => list.map((field) => box(field, draft.data[field.name] ?? field.default, errors[field.name]));
  const root = el("form", { novalidate: true, onsubmit: done }, ...drawn(first),
    more.length && el("details", { class: "m-more", open: more.some((field) => errors[field.name]) }, el("summary", {}, `还可以填(${more.map((field) => field.title).slice(0, 3).join("、")}${more.length > 3 ? "等" : ""})`), ...drawn(more)),
    el("p", { class: "y-hint" }, `依据:${form.basis}`),
    el("div", { class: "m-actions" }, el("button", { type: "submit", class: "btn m-btn btn-primary m-wide" }, form.title), button("上一步", back)));
  let saved = false;
  root.addEventListener("input", soon(() => {
    if (!root.isConnected || saved) return;
    Object.assign(draft.data, answers(root, fields));
    drawer.keep(`draft:${all.name}`, draft);
  }));
  async function back() {
    Object.assign(draft.data, answers(root, fields));
    return turn(all, -1);
  }
  async function done(event) {
    event.preventDefault();
    if (saved) return;
    const places = Object.fromEntries(PLACES.filter((one) => draft.data[one]).map((one) => [one, draft.data[one]]));
    const data = { ...places, ...answers(root, fields) };
    const lacking = missing(form.fields, data);
    if (lacking) return asksFor(root, lacking);
    saved = true;
    root.querySelector("[type=submit]").disabled = true;
    const act = form.activity ? { act: "activity", activity: form.activity, held_on: draft.held_on } : { act: "open", procedure: form.procedure, step: form.step };
    const content = { ...act, form: all.name, title: form.title, data, division: draft.division, pictures: draft.pictures, key: draft.key };
    const entry = draft.again ? await outbox.again(draft.again, content) : await outbox.add(content);
    await drawer.drop(`draft:${all.name}`);
    location.hash = `#/sent/${entry.key}`;
    window.dispatchEvent(new Event("yifa-send"));
  }
  frame(all, "写一句", root);
}

// A refused report is opened again where it was refused, every word kept.
export async function reopen(pack, entry) {
  const steps = pack.forms[entry.form]?.picture ? 2 : 1;
  const draft = { step: steps, data: entry.data, division: entry.division, held_on: entry.held_on, pictures: entry.pictures || [], errors: entry.answer?.fields || {}, again: entry };
  await drawer.keep(`draft:${entry.form}`, draft);
  location.hash = `#/new/${entry.form}`;
}
