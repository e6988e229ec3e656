// A step's form drawn from its fields (the same pydantic model as the desk's form), read back, checked for what is missing.
import { el, wrong } from "./element.js";

const RADIO_LIMIT = 5;
const YES_NO = [["true", "是"], ["false", "否"]];
const id = (field) => `f-${field.name}`;
const optional = (field) => !field.required && !field.default;

export function box(field, value = field.default, error = "") {
  const words = [
    field.help && el("p", { class: "y-hint", id: `${id(field)}-hint` }, field.help),
    error && el("p", { class: "y-error", id: `${id(field)}-error` }, error),
  ];
  const title = [field.title, optional(field) && el("span", { class: "y-optional" }, "选填"), field.private && el("span", { class: "y-private" }, "个人信息")];
  const described = [field.help && `${id(field)}-hint`, error && `${id(field)}-error`].filter(Boolean).join(" ") || null;
  const choices = field.kind === "bool" ? YES_NO : field.choices;
  if (field.kind === "bool" || field.kind === "multi" || (field.kind === "choice" && choices.length <= RADIO_LIMIT)) {
    return el("fieldset", { class: "y-box", "aria-describedby": described }, el("legend", {}, ...title), ...words,
      el("div", { class: "y-options" }, choices.map(([code, name]) => option(field, code, name, value)),
        field.kind !== "multi" && optional(field) && option(field, "", "不填", value ?? "")));
  }
  const common = { id: id(field), name: field.name, "aria-describedby": described, required: field.required, "aria-invalid": error ? "true" : null };
  return el("div", { class: "y-box" }, el("label", { for: id(field) }, ...title), ...words, control(field, common, choices, value));
}

function option(field, code, name, value) {
  const ticked = field.kind === "multi" ? (value || []).includes(code) : code === value;
  const type = field.kind === "multi" ? "checkbox" : "radio";
  return el("label", { class: "form-check m-check" }, el("input", { class: "form-check-input", type, name: field.name, value: code, checked: ticked }), el("span", { class: "form-check-label" }, name));
}

function control(field, common, choices, value) {
  if (field.kind === "textarea") return el("textarea", { ...common, class: "form-control", rows: "4" }, value || "");
  if (field.kind === "choice") {
    return el("select", { ...common, class: "form-select" }, el("option", { value: "" }, "请选择"),
      choices.map(([code, name]) => el("option", { value: code, selected: code === value }, name)));
  }
  const type = { date: "date", datetime: "datetime-local" }[field.kind] || "text";
  const mode = { int: "numeric", decimal: "decimal" }[field.kind];
  const typed = el("input", { ...common, class: "form-control", type, value: value || "", autocomplete: "off", inputmode: mode || null });
  return field.unit ? el("span", { class: "y-input" }, typed, el("span", { class: "y-box-unit" }, field.unit)) : typed;
}

// The answers of the boxes that stand on the page; empty ones are left out, so that the form's defaults hold.
export function answers(root, fields) {
  const found = {};
  for (const field of fields) {
    const boxes = [...root.querySelectorAll(`[name="${field.name}"]`)];
    if (!boxes.length) continue;
    const ticked = boxes.filter((one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : true));
    if (field.kind === "multi") found[field.name] = ticked.map((one) => one.value);
    else if (ticked.length && ticked[0].value.trim() !== "") found[field.name] = ticked[0].value.trim();
  }
  return found;
}

export function missing(fields, data) {
  return fields.find((field) => field.required && (data[field.name] === undefined || data[field.name].length === 0));
}

// Says what is missing at its own box, unfolded where it was folded.
export function asksFor(root, field) {
  const chosen = field.kind !== "textarea" && (field.kind === "bool" || field.choices.length > 0);
  const place = root.querySelector(`[name="${field.name}"]`)?.closest(".y-box");
  place?.closest("details")?.setAttribute("open", "");
  wrong(`请${chosen ? "选择" : "填写"}“${field.title}”。`, place);
}

// A value as the paper and the list print it; the server says it the same way (signing.py).
export function asRead(field, value) {
  if (value === undefined || value === null || value === "") return "";
  if (field?.kind === "bool") return value === "true" ? "是" : "否";
  if (field?.kind === "date") return official(value);
  if (field?.kind === "decimal") return Number(value).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (Array.isArray(value)) return value.join("、");
  return value;
}

export function official(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

// The day in China, whatever zone the phone is set to.
export const chinaDay = (moment = new Date()) => moment.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
