// The simulator of simulator.md: polling each attempt alone against polling in batches, in virtual time.
// Plain JavaScript, no dependencies. `simulate` is a function of its arguments: the same seed gives the same figures.
"use strict";

// Costs of a request and of an id in it, in seconds of client CPU, from benchmarks.md.
const CPU = { alone: 3.0e-4, batch: 6.5e-4, id: 1.5e-6 };
const BATCH = 500;
const PEER_INTERVAL = 0.5;

function generator(seed) {
  // mulberry32: small, and good enough for lifetimes.
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const LIFETIMES = {
  uniform: ["1 to 5 s", (random) => 1 + 4 * random()],
  doors: ["doors: about 2 s, a few 30 s", (random) => (random() < 0.05 ? 30 : Math.exp(Math.log(2) + 0.35 * normal(random)))],
  cards: ["cards: 20 s on average", (random) => -20 * Math.log(1 - random())],
  anything: ["anything from 1 s to 10 min", (random) => Math.exp(Math.log(600) * random())],
};

// The interval of `wait_proportional`, with its defaults, for ids that share a request with others.
function interval(age, ids, pending, strategy) {
  if (strategy === "fixed") return PEER_INTERVAL;
  const lone = Math.max(0.25, Math.min(0.1 * age, 10));
  if (ids <= 1) return lone;
  const share = Math.sqrt((1 / ids + 0.1) / 1.1);
  const wanted = Math.min(lone, 0.3 * Math.sqrt(age)) * share;
  return Math.min(lone, Math.max(wanted, 0.1, 1 / (1.5 * ids), pending / BATCH / 20));
}

function attemptsOf(number, lifetime, spread, seed) {
  const random = generator(seed);
  return Array.from({ length: number }, () => {
    const start = spread * random();
    return { start, end: start + LIFETIMES[lifetime][1](random), due: start, eligible: start };
  });
}

function alone(attempts, latency) {
  const late = [];
  let requests = 0;
  for (const attempt of attempts) {
    for (let sent = attempt.start; ; sent += latency + PEER_INTERVAL) {
      requests += 1;
      if (sent + latency / 2 >= attempt.end) {
        late.push(sent + latency - attempt.end);
        break;
      }
    }
  }
  return { requests, late, cpu: requests * CPU.alone };
}

function batched(attempts, latency, strategy) {
  const late = [];
  let requests = 0;
  let polls = 0;
  let pending = attempts.slice().sort((a, b) => a.due - b.due);
  while (pending.length > 0) {
    // The earliest due time decides when the next request goes out; who is eligible by then rides along.
    pending.sort((a, b) => a.due - b.due);
    const now = pending[0].due;
    const asked = [];
    for (const attempt of pending) {
      if (asked.length === BATCH) break;
      if (attempt.eligible <= now) asked.push(attempt);
    }
    requests += 1;
    polls += asked.length;
    let resolved = false;
    for (const attempt of asked) {
      if (now + latency / 2 >= attempt.end) {
        late.push(now + latency - attempt.end);
        attempt.done = resolved = true;
      } else {
        const pause = interval(now - attempt.start, asked.length, pending.length, strategy);
        attempt.due = Math.max(now + pause, now + latency);
        attempt.eligible = Math.max(now + latency, Math.max(now + 0.25 * pause, attempt.due - 1));
      }
    }
    if (resolved) pending = pending.filter((attempt) => !attempt.done);
  }
  return { requests, late, cpu: requests * CPU.batch + polls * CPU.id };
}

function quantile(values, share) {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function simulate({ number, lifetime, spread, latency, strategy, seed = 1 }) {
  const fresh = () => attemptsOf(number, lifetime, spread, seed);
  return [alone(fresh(), latency), batched(fresh(), latency, strategy)].map(({ requests, late, cpu }) => ({
    requests,
    cpu,
    late,
    median: quantile(late, 0.5),
    p99: quantile(late, 0.99),
  }));
}

// The page.

function seconds(value) {
  return value < 0.995 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(1)} s`;
}

function curve(late, most) {
  const sorted = late.slice().sort((a, b) => a - b);
  const points = Array.from({ length: 101 }, (_, percent) => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))];
    return `${(400 * Math.min(value / most, 1)).toFixed(1)},${(120 - 1.2 * percent).toFixed(1)}`;
  });
  return `M0,120L${points.join("L")}`;
}

function show(root) {
  const value = (name) => root.querySelector(`[name=${name}]`).value;
  const setup = {
    number: Math.round(10 ** Number(value("number"))),
    lifetime: value("lifetime"),
    spread: Number(value("spread")),
    latency: Number(value("latency")) / 1000,
    strategy: value("strategy"),
  };
  root.querySelector("[data-of=number]").textContent = setup.number.toLocaleString("en");
  root.querySelector("[data-of=spread]").textContent = setup.spread === 0 ? "all at once" : `over ${setup.spread} s`;
  root.querySelector("[data-of=latency]").textContent = `${value("latency")} ms`;
  const results = simulate(setup);
  const most = Math.max(...results.map((result) => result.p99)) || 1;
  results.forEach((result, index) => {
    const column = index === 0 ? "alone" : "batched";
    const cell = (name) => root.querySelector(`[data-${column}=${name}]`);
    cell("requests").textContent = result.requests.toLocaleString("en");
    cell("median").textContent = seconds(result.median);
    cell("p99").textContent = seconds(result.p99);
    cell("cpu").textContent = seconds(result.cpu);
    root.querySelector(`path.${column}`).setAttribute("d", curve(result.late, most));
  });
  root.querySelector("[data-axis]").textContent = seconds(most);
}

function start() {
  const root = document.getElementById("polling-simulator");
  if (root === null || root.dataset.started) return;
  root.dataset.started = "true";
  const choice = root.querySelector("[name=lifetime]");
  for (const [name, [title]] of Object.entries(LIFETIMES)) choice.add(new Option(title, name));
  let waiting;
  root.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(root), 30);
  });
  show(root);
}

document.addEventListener("DOMContentLoaded", start);
if (document.readyState !== "loading") start();
