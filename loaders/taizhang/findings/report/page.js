// 校验报告:汇总、筛选、排序、分页,均在本页内完成。The report: counts, filters, order and pages, all in the page itself.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const PAGE = 100;
const SEVERITIES = Object.keys(data.severities);
const FILTERS = ["severity", "place", "kind", "code", "bulletin"];
const COLUMNS = ["severity", "code", "place", "where", "project", "message", "words"];
const collator = new Intl.Collator("zh-CN", { numeric: true });
const state = { lang: data.lang, page: 0, order: "severity", down: false, text: "", chosen: {} };

// 每条结果展开为便于筛选的对象。Each finding unfolded, so that it can be filtered.
const rows = data.findings.map(([bulletin, code, project, line, column, sentence, from, to, own, name], at) => {
  const known = data.codes[code], from_ = data.bulletins[bulletin];
  const [message, fix] = own || [known.message, known.fix];
  return { at, name, code, project, message, fix, sentence, from, to, line, column, severity: known.severity, place: from_.place, kind: from_.kind,
    bulletin: from_.source, where: `${from_.source}:${line}:${column}` };
});
rows.forEach((row) => {
  row.key = [row.code, row.place, row.where, row.project, ...row.message, ...row.fix, row.sentence].join("\n").toLowerCase();
});

const said = (words) => words[state.lang === "zh" ? 0 : 1];
const word = (name) => said(data.words[name]);

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// 一个取值如何显示:程度和类型有中英文,其余照录。How a value is shown: severities and kinds in both languages, others as they are.
function shown(field, value) {
  if (field === "severity") return said(data.severities[value]);
  if (field === "kind") return said(data.kinds[value]);
  return value === "" ? word("nowhere") : value;
}

const chosen = (row, but) => FILTERS.every((field) => field === but || !(field in state.chosen) || row[field] === state.chosen[field])
  && (!state.text || row.key.includes(state.text));

function ordered(found) {
  const rank = (row) => state.order === "severity" ? String(SEVERITIES.indexOf(row.severity)) : sortable(row, state.order);
  const ranked = found.map((row) => [rank(row), row]);
  ranked.sort(([a, one], [b, other]) => collator.compare(a, b) || one.at - other.at);
  if (state.down) ranked.reverse();
  return ranked.map(([, row]) => row);
}
const sortable = (row, column) => column === "message" ? said(row.message) : column === "words" ? row.sentence : row[column] || "";

function counted(field, found) {
  const counts = new Map();
  for (const row of found) {
    const count = counts.get(row[field]) || SEVERITIES.map(() => 0);
    count[SEVERITIES.indexOf(row.severity)] += 1;
    counts.set(row[field], count);
  }
  const sum = (count) => count.reduce((a, b) => a + b, 0);
  const heaviest = (a, b) => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
  return [...counts].sort(([a, one], [b, other]) => (field === "severity" ? heaviest(a, b) : sum(other) - sum(one)) || collator.compare(a, b));
}

function card(field) {
  const head = make("tr", {}, make("th", { scope: "col" }, word(field)),
    ...SEVERITIES.map((name) => make("th", { scope: "col", class: name }, said(data.severities[name]))));
  const lines = counted(field, rows.filter((row) => chosen(row, field))).map(([value, count]) => make("tr", {},
    make("td", {}, make("button", { type: "button", "aria-pressed": String(state.chosen[field] === value),
      onclick: () => choose(field, state.chosen[field] === value ? null : value) }, shown(field, value))),
    ...count.map((number) => make("td", {}, String(number || "")))));
  const title = make("h2", {}, word(`by-${field}`));
  return make("section", { class: "card" }, title, make("table", {}, make("thead", {}, head), make("tbody", {}, ...lines)));
}

function filter(field) {
  const values = [...new Set(rows.map((row) => row[field]))];
  values.sort(field === "severity" ? (a, b) => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b) : collator.compare);
  const select = make("select", { id: `filter-${field}`, onchange: (event) => choose(field, values[event.target.selectedIndex - 1] ?? null) },
    make("option", {}, word("all")),
    ...values.map((value) => make("option", { selected: state.chosen[field] === value ? "" : null }, shown(field, value))));
  return make("label", { for: `filter-${field}` }, word(field), select);
}

function choose(field, value) {
  if (value === null) delete state.chosen[field];
  else state.chosen[field] = value;
  state.page = 0;
  draw();
}

function heading(column) {
  const sorted = state.order === column ? (state.down ? "descending" : "ascending") : "none";
  const sort = () => { state.down = state.order === column && !state.down; state.order = column; state.page = 0; draw(); };
  return make("th", { scope: "col", "aria-sort": sorted }, make("button", { type: "button", onclick: sort }, word(column)));
}

function line(row) {
  const { sentence, from, to } = row;
  const words = make("td", { class: "words", lang: "zh-CN" }, sentence.slice(0, from), make("mark", {}, sentence.slice(from, to)),
    sentence.slice(to));
  return make("tr", { id: row.name },
    make("td", { class: row.severity }, shown("severity", row.severity)), make("td", {}, make("code", {}, row.code)),
    make("td", { class: "place" }, shown("place", row.place)), make("td", { class: "where" }, row.where),
    make("td", { class: "project" }, row.project === null ? word("whole") : row.project),
    make("td", { class: "message" }, said(row.message), make("span", { class: "fix" }, said(row.fix))), words);
}

function pages(found) {
  const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
  const go = (by) => () => { state.page += by; table(); };
  const from = found.length ? state.page * PAGE + 1 : 0;
  const told = make("span", { role: "status" }, `${from}–${Math.min(found.length, (state.page + 1) * PAGE)} / ${found.length}`);
  return make("nav", { "aria-label": word("pages") },
    make("button", { type: "button", onclick: go(-1), disabled: state.page > 0 ? null : "" }, word("back")), told,
    make("button", { type: "button", onclick: go(1), disabled: state.page < last ? null : "" }, word("on")));
}

function table() {
  const found = ordered(rows.filter((row) => chosen(row)));
  const part = found.slice(state.page * PAGE, (state.page + 1) * PAGE);
  const drawn = make("table", { class: "findings" }, make("thead", {}, make("tr", {}, ...COLUMNS.map(heading))),
    make("tbody", {}, ...part.map(line)));
  document.getElementById("findings").replaceChildren(pages(found), make("div", { class: "scroll" }, drawn));
}

function draw() {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  document.title = document.querySelector("h1").textContent = word("title");
  document.getElementById("language").textContent = state.lang === "zh" ? "English" : "中文";
  document.getElementById("counts").textContent = said(data.counts);
  document.getElementById("summary").replaceChildren(...["place", "kind", "code", "severity"].map(card));
  document.getElementById("filters").replaceChildren(...FILTERS.map(filter));
  document.getElementById("search").previousElementSibling.textContent = word("search");
  table();
}

document.getElementById("language").addEventListener("click", () => { state.lang = state.lang === "zh" ? "en" : "zh"; draw(); });
document.getElementById("search").addEventListener("input", (event) => { state.text = event.target.value.trim().toLowerCase(); state.page = 0; table(); });
draw();
