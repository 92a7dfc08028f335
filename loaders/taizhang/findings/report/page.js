// 校验报告：汇总、筛选、排序、分页，均在本页内完成。The report: counts, filters, order and pages, all in the page itself.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const PAGE = 100, PRINTED = 2000;
const SEVERITIES = Object.keys(data.severities);
const CARDS = ["place", "kind", "code"];
const FILTERS = ["place", "kind", "code", "bulletin"];
const COLUMNS = ["severity", "message", "project", "place", "words"];
const collator = new Intl.Collator("zh-CN", { numeric: true });
const state = { lang: data.lang, page: 0, size: PAGE, order: "severity", down: false, text: "", chosen: {} };
const at = (id) => document.getElementById(id);

// 每条结果展开为便于筛选的对象。Each finding unfolded, so that it can be filtered.
const rows = data.findings.map(([bulletin, code, project, line, column, excerpt, own, name], number) => {
  const known = data.codes[code], whole = data.bulletins[bulletin];
  const [message, fix] = own || [known.message, known.fix];
  return { number, name, code, project, message, fix, excerpt, line, column, severity: known.severity, place: whole.place, kind: whole.kind,
    bulletin: whole.source, where: `${whole.source}:${line}:${column}` };
});

const said = (words) => words[state.lang === "zh" ? 0 : 1];
const word = (name) => said(data.words[name]);
const text = (row, from, to) => data.text[row.excerpt[0]].slice(row.excerpt[from], row.excerpt[to]);
const [START, SENTENCE, QUOTE, QUOTE_END, SENTENCE_END, END] = [1, 2, 3, 4, 5, 6];

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// 一个取值如何显示：程度、类型和代码有中英文，其余照录。How a value is shown: severities, kinds and codes in both languages, others as they are.
function shown(field, value) {
  if (field === "severity") return said(data.severities[value]);
  if (field === "kind") return said(data.kinds[value]);
  if (field === "code") return said(data.codes[value].name);
  return value === "" ? word("nowhere") : value;
}

// 查找时才拼出每条的全部文字。The words of a finding are put together at the first search.
const searched = (row) => row.words ??= [row.code, ...data.codes[row.code].name, row.place, row.where, row.project, ...row.message, ...row.fix,
  text(row, START, END)].join("\n").toLowerCase();
// 符合筛选条件的结果，可以不计其中一个条件。The findings that match the filters, one of them left out where it is named.
function matching(but) {
  const asked = Object.entries(state.chosen).filter(([field]) => field !== but);
  return rows.filter((row) => asked.every(([field, value]) => row[field] === value) && (!state.text || searched(row).includes(state.text)));
}
const filtered = () => state.text || Object.keys(state.chosen).length > 0;

const KEYS = {
  severity: (row) => SEVERITIES.indexOf(row.severity), message: (row) => shown("code", row.code), project: (row) => row.project || "",
  place: (row) => row.place, words: (row) => row.number,
};
function ordered(found) {
  const keys = found.map(KEYS[state.order]);
  const compared = (a, b) => typeof a === "number" ? a - b : collator.compare(a, b);
  const ranks = new Map([...new Set(keys)].sort(compared).map((key, rank) => [key, rank]));
  const ranked = found.map((row, place) => [ranks.get(keys[place]), row]);
  ranked.sort(([a, one], [b, other]) => a - b || one.number - other.number);
  if (state.down) ranked.reverse();
  return ranked.map(([, row]) => row);
}

function counted(field) {
  const counts = new Map(), found = matching(field);
  for (const row of found) {
    const count = counts.get(row[field]) || SEVERITIES.map(() => 0);
    count[SEVERITIES.indexOf(row.severity)] += 1;
    counts.set(row[field], count);
  }
  return [...counts].sort(([a, one], [b, other]) => sum(other) - sum(one) || collator.compare(a, b));
}
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

function tile(severity, count) {
  return make("button", { type: "button", class: `tile ${severity}`, id: `severity-${severity}`, "aria-pressed": String(state.chosen.severity === severity),
    onclick: () => toggle("severity", severity) }, make("b", {}, String(count)), make("span", {}, shown("severity", severity)));
}

function bar(count, most) {
  const parts = count.map((number, i) => make("i", { class: SEVERITIES[i], style: `width:${100 * number / most}%` }));
  return make("td", { class: "bar", "aria-hidden": "true" }, make("div", {}, ...parts));
}

function card(field) {
  const found = counted(field);
  const most = Math.max(1, ...found.map(([, count]) => sum(count)));
  const head = make("tr", {}, make("th", { scope: "col" }, word(field)), make("td", {}),
    ...SEVERITIES.map((name) => make("th", { scope: "col" }, said(data.severities[name]))));
  const lines = found.map(([value, count]) => make("tr", {},
    make("th", { scope: "row" }, make("button", { type: "button", title: value, "aria-pressed": String(state.chosen[field] === value),
      onclick: () => toggle(field, value) }, shown(field, value)), field === "code" ? make("code", {}, value) : null),
    bar(count, most), ...count.map((number, i) => make("td", { class: SEVERITIES[i] }, String(number || "")))));
  return make("section", { class: "card", id: `by-${field}`, tabindex: "0", "aria-label": word(`by-${field}`) }, make("h2", {}, word(`by-${field}`)),
    make("table", {}, make("thead", {}, head), make("tbody", {}, ...lines)));
}

function tiles() {
  const counts = new Map(counted("severity").map(([severity, count]) => [severity, sum(count)]));
  return SEVERITIES.map((severity) => tile(severity, counts.get(severity) || 0));
}

function filter(field) {
  const values = [...new Set(rows.map((row) => row[field]))].sort((a, b) => collator.compare(shown(field, a), shown(field, b)));
  const told = (value) => field === "code" ? `${shown(field, value)} · ${value}` : shown(field, value);
  const select = make("select", { id: `filter-${field}`, onchange: () => choose(field, values[select.selectedIndex - 1] ?? null) },
    make("option", {}, word("all")), ...values.map((value) => make("option", { value }, told(value))));
  select.choose = (value) => { select.selectedIndex = values.indexOf(value) + 1; };
  return make("label", {}, make("span", {}, word(field)), select);
}

function choose(field, value) {
  if (value === null) delete state.chosen[field];
  else state.chosen[field] = value;
  state.page = 0;
  draw();
}
const toggle = (field, value) => choose(field, state.chosen[field] === value ? null : value);

function heading(column) {
  const sorted = state.order === column ? (state.down ? "descending" : "ascending") : "none";
  const sort = () => { state.down = state.order === column && !state.down; state.order = column; state.page = 0; draw(); };
  return make("th", { scope: "col", class: column, "aria-sort": sorted }, make("button", { type: "button", id: `sort-${column}`, onclick: sort }, word(column)));
}

// 原文：上下文中标出所在句，句中标出所指的文字。The text: the sentence marked in its context, the words meant marked in the sentence.
function excerpt(row) {
  const part = (from, to) => text(row, from, to).replace(/\n\s*\n/g, "\n");
  const before = part(START, SENTENCE).trimStart(), after = part(SENTENCE_END, END).trimEnd();
  return make("td", { class: "words", lang: "zh-CN" }, before && `…${before}`,
    make("span", { class: "sentence" }, part(SENTENCE, QUOTE), make("mark", {}, part(QUOTE, QUOTE_END)), part(QUOTE_END, SENTENCE_END)),
    after && `${after}…`);
}

function line(row) {
  const { severity, code, message, fix, project, place, name } = row;
  return make("tr", { id: name },
    make("td", { class: "severity" }, make("span", { class: `pill ${severity}` }, shown("severity", severity))),
    make("td", { class: "message" }, make("p", { class: "what" }, said(message)),
      make("p", { class: "fix" }, make("span", {}, word("fix")), said(fix)),
      make("p", { class: "rule" }, shown("code", code), " ", make("code", {}, code))),
    make("td", { class: "project" }, project === null ? make("span", { class: "none" }, word("whole")) : project),
    make("td", { class: "place" }, shown("place", place), make("a", { class: "where", href: `#${name}` }, row.where)), excerpt(row));
}

function pages(found) {
  const last = Math.max(0, Math.ceil(found.length / state.size) - 1);
  const go = (by) => () => { state.page += by; table(); at("findings").focus(); at("findings").scrollIntoView(); };
  const from = found.length ? state.page * state.size + 1 : 0;
  const told = make("span", { role: "status" }, `${from}–${Math.min(found.length, (state.page + 1) * state.size)} / ${found.length}`);
  return make("nav", { "aria-label": word("pages") },
    make("button", { type: "button", class: "back", onclick: go(-1), disabled: state.page > 0 ? null : "" }, word("back")), told,
    make("button", { type: "button", class: "on", onclick: go(1), disabled: state.page < last ? null : "" }, word("on")));
}

function table() {
  const found = ordered(matching());
  const part = found.slice(state.page * state.size, (state.page + 1) * state.size);
  const drawn = make("table", {}, make("thead", {}, make("tr", {}, ...COLUMNS.map(heading))), make("tbody", {}, ...part.map(line)));
  const none = make("p", { class: "nothing" }, word(rows.length ? "no-match" : "none"));
  at("findings").replaceChildren(pages(found), make("div", { class: "scroll" }, part.length ? drawn : none), found.length > state.size ? pages(found) : "");
  at("clear").hidden = !filtered();
}

// 换语言时重写全部文字。All words anew, where the language has changed.
function speak() {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  document.title = document.querySelector("h1").textContent = word("title");
  at("skip").textContent = word("skip");
  at("language").textContent = state.lang === "zh" ? "English" : "中文";
  at("counts").textContent = said(data.counts);
  at("severities").setAttribute("aria-label", word("severity"));
  document.querySelector("form").setAttribute("aria-label", word("filters"));
  at("filters").replaceChildren(...FILTERS.map(filter));
  at("search-field").firstElementChild.textContent = word("search");
  at("clear").textContent = word("clear");
  draw();
}

function draw() {
  const focused = document.activeElement?.id;
  at("severities").replaceChildren(...tiles());
  at("summary").replaceChildren(...(rows.length ? CARDS.map(card) : []));
  FILTERS.forEach((field) => at(`filter-${field}`).choose(state.chosen[field]));
  table();
  if (focused) at(focused)?.focus();  // what was redrawn keeps the keyboard
}

// 地址中的 #标识 指向一条结果：翻到它所在的一页。A #name in the address is a finding: its page is shown.
function find() {
  const number = ordered(matching()).findIndex((row) => row.name === location.hash.slice(1));
  if (number < 0) return;
  state.page = Math.floor(number / state.size);
  table();
  at(location.hash.slice(1)).scrollIntoView({ block: "center" });
}

at("language").addEventListener("click", () => { state.lang = state.lang === "zh" ? "en" : "zh"; speak(); });
at("search").addEventListener("input", (event) => { state.text = event.target.value.trim().toLowerCase(); state.page = 0; draw(); });
at("clear").addEventListener("click", () => { state.chosen = {}; state.text = at("search").value = ""; state.page = 0; draw(); at("search").focus(); });
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|SELECT)$/.test(event.target.tagName)) { event.preventDefault(); at("search").focus(); }
});
addEventListener("beforeprint", () => { Object.assign(state, { size: PRINTED, page: 0 }); table(); });
addEventListener("afterprint", () => { state.size = PAGE; table(); });
addEventListener("hashchange", find);
speak();
find();
