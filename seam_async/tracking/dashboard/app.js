// The tracker's page: draws the snapshots of `GET /v1/status`, which arrive as server-sent events.
//
// Texts of the API, of metadata and of handlers' errors are set as text, never as HTML. Searches and actions carry the
// token in a header, so another site's page cannot send them. The token lasts as long as the tab.

const STATUSES = ["success", "error", "timed_out", "not_found", "rejected", "unknown_status"];
const $ = (id) => document.getElementById(id);

// Elements.

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

function drawing(name, attributes = {}, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// The roles are said again, since on a phone the style draws each row as a list, which would take them away.
function table(columns, rows, empty) {
  if (rows.length === 0) return element("p", { textContent: empty });
  const head = columns.map((title) => element("th", { scope: "col", role: "columnheader", textContent: title }));
  const body = rows.map((cells) =>
    element("tr", { role: "row" }, ...cells.map((cell, index) => {
      const made = element("td", { role: "cell", className: typeof cell === "number" ? "number" : "" },
        element("span", {}, typeof cell === "number" ? count(cell) : cell ?? "–"));
      made.dataset.title = columns[index];
      return made;
    })));
  return element("table", { role: "table" },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...head)),
    element("tbody", { role: "rowgroup" }, ...body));
}

const code = (text) => element("code", { textContent: text });

// Numbers and times.

const count = (value) => value.toLocaleString("en");

function seconds(value) {
  if (value === null || value === undefined) return "–";
  if (value < 1) return `${Math.round(value * 1000)} ms`;
  if (value < 120) return `${value.toFixed(value < 10 ? 1 : 0)} s`;
  if (value < 7200) return `${Math.round(value / 60)} min`;
  if (value < 172800) return `${Math.round(value / 3600)} h`;
  return `${Math.round(value / 86400)} days`;
}

const moment = (text) => new Date(text).toLocaleString();
const words = (status) => status.replace("_", " ");

// Requests.

const token = () => sessionStorage.getItem("token");

async function request(path, body) {
  const headers = { authorization: `Bearer ${token()}` };
  const options = body === undefined ? { headers } : {
    method: "POST", headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body),
  };
  try {
    const response = await fetch(path, options);
    const answer = response.status === 204 ? {} : await response.json();
    if (response.status === 401) forget("The token was refused.");
    return { ...answer, ok: response.ok };
  } catch {
    return { ok: false, error: "The tracker does not respond." };
  }
}

// Draws again only on a change, so that focus and selected text last.
const drawn = new Map();

function redraw(id, data, make) {
  const key = JSON.stringify(data);
  if (drawn.get(id) === key) return;
  drawn.set(id, key);
  $(id).replaceChildren(...[make()].flat());
}

// The page.

let latest = null;

function draw(status) {
  latest = status;
  document.title = `${count(status.pending.total)} pending · Tracker`;
  tell(status.health.ready ? "Ready" : `Not ready: ${status.health.reason}`, status.health.ready);
  const workspace = status.workspace === null ? "" : ` · workspace ${status.workspace}`;
  redraw("version", [status.version, workspace], () => `seam-async ${status.version}${workspace}`);
  redraw("figures", figures(status), () => figures(status).map(([name, value]) =>
    element("div", {}, element("dt", { textContent: name }), element("dd", { textContent: value }))));
  redraw("ages", status.pending.by_age, () => ages(status.pending.by_age));
  redraw("outcomes", status.outcomes, () => outcomes(status.outcomes));
  const present = STATUSES.filter((name) => status.outcomes.some((minute) => minute[name]));
  redraw("legend", present, () => present.map((name) => element("span", { className: name, textContent: words(name) })));
  redraw("workers", status.workers, () => table(
    ["Host", "Process", "Version", "Workspace", "State", "Leases", "Last seen"],
    status.workers.map((worker) => [
      worker.host, String(worker.pid), worker.version, worker.workspace ?? "–",
      worker.is_able ? "able to poll" : "cannot poll", worker.leases, `${seconds(worker.seen_ago)} ago`,
    ]),
    "No worker is running.",
  ));
  redraw("consumers", status.consumers, () => table(
    ["Consumer", "Waiting", "Lag", "Dead letters"],
    status.consumers.map((consumer) => [consumer.name, consumer.waiting, seconds(consumer.lag), consumer.dead]),
    "No consumer reads outcomes.",
  ));
  drawAccess();
  drawDead();
}

function tell(text, isGood) {
  const health = $("health");
  health.className = isGood ? "good" : "bad";
  if (health.textContent !== text) health.textContent = text; // a live region: said again at every change
}

// The token.

function drawAccess() {
  const has = token() !== null;
  $("closed").hidden = latest.actions;
  $("authorize").hidden = !latest.actions || has;
  $("authorized").hidden = !latest.actions || !has;
  $("search").hidden = !latest.actions || !has;
}

function forget(text) {
  sessionStorage.removeItem("token");
  letters = null;
  $("found").replaceChildren();
  $("access").textContent = text;
  drawAccess();
  drawDead();
}

$("authorize").addEventListener("submit", async (event) => {
  event.preventDefault();
  sessionStorage.setItem("token", $("token").value);
  $("token").value = "";
  const answer = await request("v1/dead-letters");
  if (token() === null) {
    $("token").focus();
    return;
  }
  $("access").textContent = answer.ok ? "The token is in use." : `Failed: ${answer.error}`;
  drawAccess();
  await loadLetters();
  $("query").focus();
});

$("forget").addEventListener("click", () => {
  forget("The token is forgotten.");
  $("token").focus();
});

function figures(status) {
  const { requests } = status;
  return [
    ["Pending", count(status.pending.total)],
    ["Time to outcome, median", seconds(status.time_to_outcome.median)],
    ["Time to outcome, 99th percentile", seconds(status.time_to_outcome.p99)],
    ["Requests, last minute", count(requests.last_minute)],
    ["Ids per request", requests.ids_per_request === null ? "–" : requests.ids_per_request.toFixed(1)],
    ["Last response", requests.response_ago === null ? "–" : `${seconds(requests.response_ago)} ago`],
    ["Hold", status.held > 0 ? `${seconds(status.held)} left` : "none"],
  ];
}

function ages(groups) {
  const most = Math.max(1, ...groups.map((group) => group.count));
  const height = 22;
  const svg = drawing("svg", { viewBox: `0 0 360 ${groups.length * height}`, role: "img" });
  svg.append(drawing("title", {}, groups.map((group) => `${group.title}: ${count(group.count)}`).join("; ")));
  groups.forEach((group, row) => {
    const y = row * height;
    svg.append(
      drawing("text", { x: 0, y: y + 15 }, group.title),
      drawing("rect", { class: "bar", x: 84, y: y + 4, width: Math.max(group.count > 0 ? 2 : 0, (210 * group.count) / most), height: 14, rx: 2 }),
      drawing("text", { x: 90 + (210 * group.count) / most, y: y + 15 }, count(group.count)),
    );
  });
  return svg;
}

function outcomes(minutes) {
  const totals = minutes.map((minute) => STATUSES.reduce((sum, name) => sum + (minute[name] ?? 0), 0));
  const most = Math.max(1, ...totals);
  const width = 340 / Math.max(1, minutes.length);
  const svg = drawing("svg", { viewBox: "0 0 360 150", role: "img" });
  const sums = STATUSES.map((name) => `${words(name)} ${count(minutes.reduce((sum, minute) => sum + (minute[name] ?? 0), 0))}`);
  svg.append(drawing("title", {}, `Outcomes of the last ${minutes.length} minutes: ${sums.join(", ")}`));
  minutes.forEach((minute, index) => {
    let y = 128;
    for (const name of STATUSES) {
      const height = (112 * (minute[name] ?? 0)) / most;
      y -= height;
      if (height > 0) svg.append(drawing("rect", { class: name, x: 10 + index * width, y, width: Math.max(1, width - 1.5), height }));
    }
  });
  svg.append(
    drawing("text", { x: 10, y: 12 }, `${count(most)} a minute at most`),
    drawing("text", { x: 10, y: 144 }, `${minutes.length} min ago`),
    drawing("text", { x: 350, y: 144, "text-anchor": "end" }, "now"),
  );
  return svg;
}

// Dead letters: everyone sees which there are; their errors and the actions need the token.

let letters = null;
let lettersOf = "";

async function loadLetters() {
  const key = JSON.stringify(latest.dead);
  const answer = await request("v1/dead-letters");
  if (!answer.ok) return;
  lettersOf = key;
  letters = answer.dead_letters;
  drawDead();
}

function drawDead() {
  const may = latest.actions && token() !== null;
  if (may && JSON.stringify(latest.dead) !== lettersOf) loadLetters();
  const shown = may && letters !== null ? letters : latest.dead;
  redraw("dead", [shown, may], () => table(
    ["Consumer", "Action attempt", "Tries", ...(may ? ["Error"] : []), "Since", ...(may ? ["Actions"] : [])],
    shown.map((letter) => [
      letter.consumer, code(letter.action_attempt_id), letter.tries, ...(may ? [letter.error ?? "–"] : []), moment(letter.dead_at),
      ...(may ? [element("span", { className: "actions" }, button("Retry", letter), button("Skip", letter))] : []),
    ]),
    "No outcome was put aside.",
  ));
}

function button(name, letter) {
  const made = element("button", { type: "button", textContent: name });
  made.setAttribute("aria-label", `${name} ${letter.action_attempt_id} for ${letter.consumer}`);
  made.addEventListener("click", () => act(name.toLowerCase(), letter));
  return made;
}

async function act(action, letter) {
  const { consumer, settled_number } = letter;
  const answer = await request(`v1/dead-letters/${action}`, { consumer, settled_number });
  $("done").textContent = answer.ok ? `${letter.action_attempt_id}: ${action} done.` : `Failed: ${answer.error}`;
  if (token() === null) return;
  await loadLetters();
  $("dead").focus(); // the button is gone
}

// Search.

$("search").addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await request(`v1/attempts?query=${encodeURIComponent($("query").value.trim())}`);
  $("found").replaceChildren(...(answer.ok ? found(answer.attempts) : [element("p", { textContent: answer.error })]));
});

function found(attempts) {
  if (attempts.length === 0) return [element("p", { textContent: "No such attempt is tracked." })];
  return attempts.map((attempt) => {
    const history = attempt.history.map((entry) =>
      element("li", {}, ...(entry.at === null ? [] : [element("time", { textContent: moment(entry.at), dateTime: entry.at }), " "]), entry.event));
    return element("article", {},
      element("p", {}, code(attempt.action_attempt_id), " ", element("strong", { className: attempt.status, textContent: words(attempt.status) }),
        attempt.action_attempt?.action_type ? ` ${attempt.action_attempt.action_type}` : ""),
      attempt.topic === null ? "" : element("p", {}, "Topic: ", code(attempt.topic)),
      attempt.error === null ? "" : element("p", {}, "Last failure: ", code(JSON.stringify(attempt.error))),
      attempt.action_attempt?.error ? element("p", {}, "Error: ", code(JSON.stringify(attempt.action_attempt.error))) : "",
      attempt.action_attempt?.result ? element("p", {}, "Result: ", code(JSON.stringify(attempt.action_attempt.result))) : "",
      attempt.metadata === null ? "" : element("p", {}, "Metadata: ", code(JSON.stringify(attempt.metadata))),
      element("ol", { className: "history" }, ...history));
  });
}

// Live.

const events = new EventSource("v1/status/events");
events.addEventListener("status", (event) => {
  $("connection").hidden = true;
  draw(JSON.parse(event.data));
});
events.addEventListener("failure", (event) => {
  $("connection").hidden = true;
  tell(`The database cannot be read: ${JSON.parse(event.data).error}`, false);
});
events.addEventListener("error", () => {
  $("connection").hidden = false;
});
