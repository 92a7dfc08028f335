// The query box: sends the query to the endpoint and shows the answer below it. Without this script the form opens the answer itself.
"use strict";

const form = document.getElementById("box");
const result = document.getElementById("result");
const accept = "application/sparql-results+json, text/turtle;q=0.9";

function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function cell(term) {
  const made = element("td");
  if (!term) return made;
  if (term["xml:lang"]) made.lang = term["xml:lang"];
  const link = term.type === "uri" && /^https?:/.test(term.value);
  made.append(link ? element("a", term.value, { href: term.value }) : term.value);
  return made;
}

function table(answer) {
  const made = element("table");
  const head = made.createTHead().insertRow();
  for (const name of answer.head.vars) head.append(element("th", name, { scope: "col" }));
  const body = made.createTBody();
  for (const row of answer.results.bindings) body.insertRow().append(...answer.head.vars.map((name) => cell(row[name])));
  const note = element("p", form.dataset.rows.replace("{n}", answer.results.bindings.length), { class: "note" });
  note.append(" · ", form.dataset.download, ...["csv", "tsv", "json", "xml"].flatMap((format) => [" ", download(format)]));
  return [note, made];
}

function download(format) {
  const asked = new URLSearchParams(new FormData(form));
  asked.set("format", format);
  if (format === "csv") asked.set("excel", "1");
  return element("a", format.toUpperCase(), { href: `${form.getAttribute("action")}?${asked}` });
}

async function shown(response) {
  const type = response.headers.get("Content-Type") ?? "";
  if (!response.ok) {
    const problem = type.includes("json") ? (await response.json()).detail : response.statusText;
    return [element("p", problem, { class: "problem", role: "alert" })];
  }
  if (!type.includes("json")) return [element("pre", await response.text())];
  const answer = await response.json();
  return "boolean" in answer ? [element("p", String(answer.boolean))] : table(answer);
}

let latest;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  latest?.abort();
  const mine = (latest = new AbortController());
  result.replaceChildren(element("p", form.dataset.running));
  try {
    const headers = { Accept: accept, "Accept-Language": document.documentElement.lang };
    const body = new URLSearchParams(new FormData(form));
    const parts = await shown(await fetch(form.action, { method: "POST", headers, body, signal: mine.signal }));
    if (mine === latest) result.replaceChildren(...parts);
  } catch {
    if (mine === latest) result.replaceChildren(element("p", form.dataset.unreachable, { class: "problem", role: "alert" }));
  }
});
