// The tracker's page: draws the snapshots of `GET /v1/status`, which arrive as server-sent events.
//
// Texts of the API, of metadata and of handlers' errors are set as text, never as HTML. Actions carry the token in a
// header, so another site's page cannot send them.

const STATUSES = ["success", "error", "timed_out", "not_found", "rejected"];
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

function table(columns, rows, empty) {
  if (rows.length === 0) return element("p", { textContent: empty });
  const head = columns.map((title) => element("th", { scope: "col", textContent: title }));
  const body = rows.map((cells) =>
    element("tr", {}, ...cells.map((cell) =>
      element("td", { className: typeof cell === "number" ? "number" : "" },
        typeof cell === "number" ? count(cell) : cell ?? "–"))));
  return element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body));
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

const moment = (epoch) => new Date(epoch * 1000).toLocaleString();
const words = (status) => status.replace("_", " ");

// The page.

function draw(status) {
  document.title = `${count(status.pending.total)} pending · Tracker`;
  const health = $("health");
  health.className = status.health.ready ? "good" : "bad";
  const text = status.health.ready ? "Ready" : `Not ready: ${status.health.reason}`;
  if (health.textContent !== text) health.textContent = text;
  const workspace = status.workspace === null ? "" : ` · workspace ${status.workspace}`;
  $("version").textContent = `seam-async ${status.version}${workspace}`;
  $("figures").replaceChildren(...figures(status).flatMap(([name, value]) => [
    element("div", {}, element("dt", { textContent: name }), element("dd", { textContent: value })),
  ]));
  $("ages").replaceChildren(ages(status.pending.by_age));
  $("outcomes").replaceChildren(outcomes(status.outcomes));
  $("legend").replaceChildren(...STATUSES.map((name) => element("span", { className: name, textContent: words(name) })));
  $("workers").replaceChildren(table(
    ["Host", "Process", "Version", "Workspace", "Role", "Leases", "Last seen"],
    status.workers.map((worker) => [
      worker.host, String(worker.pid), worker.version, worker.workspace ?? "–",
      worker.is_polling ? "polls" : "stands by", worker.leases, `${seconds(worker.seen_ago)} ago`,
    ]),
    "No worker polls.",
  ));
  $("consumers").replaceChildren(table(
    ["Consumer", "Waiting", "Lag", "Dead letters"],
    status.consumers.map((consumer) => [consumer.name, consumer.waiting, seconds(consumer.lag), consumer.dead]),
    "No consumer reads outcomes.",
  ));
  drawDead(status);
}

function figures(status) {
  const { requests } = status;
  return [
    ["Pending", count(status.pending.total)],
    ["Detection latency, median", seconds(status.latency.median)],
    ["Detection latency, 99th percentile", seconds(status.latency.p99)],
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

// Dead letters.

let drawnDead = "";

function drawDead(status) {
  $("authorize").hidden = !status.actions || sessionStorage.getItem("token") !== null;
  const may = status.actions && sessionStorage.getItem("token") !== null;
  const key = JSON.stringify([status.dead, may]);
  if (key === drawnDead) return; // a redrawn button would lose the focus
  drawnDead = key;
  const columns = ["Consumer", "Action attempt", "Tries", "Error", "Since", ...(may ? ["Actions"] : [])];
  const rows = status.dead.map((letter) => [
    letter.consumer, code(letter.action_attempt_id), letter.tries, letter.error, moment(letter.dead_at),
    ...(may ? [element("span", {}, button("Retry", letter), button("Skip", letter))] : []),
  ]);
  $("dead").replaceChildren(table(columns, rows, "No outcome was put aside."));
}

function button(name, letter) {
  const made = element("button", { type: "button", textContent: name });
  made.setAttribute("aria-label", `${name} ${letter.action_attempt_id} for ${letter.consumer}`);
  made.addEventListener("click", () => act(name.toLowerCase(), letter));
  return made;
}

async function act(action, letter) {
  const response = await fetch(`v1/dead-letters/${action}`, {
    method: "POST",
    headers: { authorization: `Bearer ${sessionStorage.getItem("token")}`, "content-type": "application/json" },
    body: JSON.stringify({ consumer: letter.consumer, settled_number: letter.settled_number }),
  });
  if (response.status === 401 || response.status === 403) {
    sessionStorage.removeItem("token");
    $("done").textContent = "The token was refused.";
  } else {
    $("done").textContent = response.ok ? `${letter.action_attempt_id}: ${action} done.` : `Failed: ${(await response.json()).error}`;
  }
  await refresh();
}

$("authorize").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem("token", $("token").value);
  $("token").value = "";
  refresh();
});

// Search.

$("search").addEventListener("submit", async (event) => {
  event.preventDefault();
  const response = await fetch(`v1/attempts?query=${encodeURIComponent($("query").value.trim())}`);
  const body = await response.json();
  $("found").replaceChildren(...(response.ok ? found(body.attempts) : [element("p", { textContent: body.error })]));
});

function found(attempts) {
  if (attempts.length === 0) return [element("p", { textContent: "No such attempt is tracked." })];
  return attempts.map((attempt) => {
    const history = attempt.history.map((entry) =>
      element("li", {}, element("time", { textContent: moment(entry.at), dateTime: new Date(entry.at * 1000).toISOString() }), ` ${entry.event}`));
    return element("article", {},
      element("p", {}, code(attempt.action_attempt_id), " ", element("strong", { className: attempt.status, textContent: words(attempt.status) }),
        attempt.action_type ? ` ${attempt.action_type}` : ""),
      attempt.metadata === null ? "" : element("p", {}, "Metadata: ", code(JSON.stringify(attempt.metadata))),
      element("ol", { className: "history" }, ...history));
  });
}

// Live.

async function refresh() {
  const response = await fetch("v1/status");
  if (response.ok) draw(await response.json());
}

const events = new EventSource("v1/status/events");
events.addEventListener("status", (event) => {
  $("connection").hidden = true;
  draw(JSON.parse(event.data));
});
events.addEventListener("error", () => {
  $("connection").hidden = false;
});
