import Database from "better-sqlite3";
const mem = new Database(":memory:");
const proto = Object.getPrototypeOf(mem.prepare("select 1 where ?"));
const stats = new Map<string, { n: number; ms: number }>();
for (const name of ["run", "all", "iterate"] as const) {
  const orig = proto[name];
  proto[name] = function (...args: unknown[]) { const t = performance.now(); try { return orig.apply(this, args); } finally { const k = name + " " + this.source.slice(0, 90); const s = stats.get(k) ?? { n: 0, ms: 0 }; s.n++; s.ms += performance.now() - t; stats.set(k, s); } };
}
const dbp = Object.getPrototypeOf(mem);
const oe = dbp.exec; dbp.exec = function (sql: string) { const t = performance.now(); try { return oe.call(this, sql); } finally { const k = "exec " + sql.slice(0, 60); const s = stats.get(k) ?? { n: 0, ms: 0 }; s.n++; s.ms += performance.now() - t; stats.set(k, s); } };
await import("./.imp-speed.mts");
console.log([...stats].sort((a, b) => b[1].ms - a[1].ms).slice(0, 28).map(([k, v]) => `${v.ms.toFixed(0)} ${v.n} ${k}`).join("\n"));
