import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createDb } from "#app/platform/db/create-db.server.ts";
import type { Db } from "#app/platform/db/db-types.ts";
import { insertMany } from "#app/platform/db/insert-many.server.ts";
import { systemAt } from "#prisma/seed/context.ts";
import { seedStaff } from "#prisma/seed/staff.ts";
import { seedStandards } from "#prisma/seed/standards.ts";
import { migrate } from "../../scripts/lib/migrations.mjs";

export const OPEN_COMPLAINTS = 500;
const HOUR_MS = 3_600_000;
const ENTRIES_EACH = 6;
const CHUNK = 5_000;
const channels = ["phone", "wechat", "tracking_page", "email", "walk_in"];
const openStatuses = ["registered", "investigating", "proposing", "carrying_out", "confirming"];

interface Row {
  id: string;
  open: boolean;
  createdAt: Date;
  nextDueAt: Date | null;
}

/** The newest are open: due within hours, one in ten without a deadline; the others were closed over two years. */
function complaintRow(index: number, count: number, now: Date) {
  const open = index >= count - OPEN_COMPLAINTS;
  const createdAt = new Date(now.getTime() - (count - index) * (open ? HOUR_MS / 10 : HOUR_MS / 3));
  const dueAt = new Date(now.getTime() + ((index * 37) % 480) * (HOUR_MS / 10) - 4 * HOUR_MS);
  const shown = { contactName: `王${index % 97}`, contactPhone: `+86139${String(10_000_000 + index)}` };
  return {
    id: `C${String(index).padStart(8, "0")}`,
    complaintNo: `TS${String(2_400_000_000 + index)}`,
    status: open ? openStatuses[index % openStatuses.length] : "closed",
    cycle: 1,
    open,
    channel: channels[index % channels.length],
    ...shown,
    locale: "zh-CN",
    complainant: "consignee",
    content: `派送晚到且电话无人接听,请尽快处理并说明原因 ${index}`.repeat(3),
    remedy: "",
    signs: [],
    flags: [],
    proposedSeverity: index % 40 === 0 ? "major" : "general",
    severity: index % 40 === 0 ? "major" : "general",
    severityReason: "",
    validity: "valid",
    judgeReason: "情况属实",
    ownerId: index % 3 === 0 ? null : `U${index % 7}`,
    ownerName: index % 3 === 0 ? null : `客服 ${index % 7}`,
    party: "department",
    department: "fleet",
    causeCode: "timeliness.delivery_late",
    whys: [],
    findings: "",
    summary: "",
    nextDueAt: open && index % 10 !== 0 ? dueAt : null,
    closedAt: open ? null : new Date(createdAt.getTime() + 30 * HOUR_MS),
    createdAt,
    createdByName: "bench",
    updatedAt: createdAt,
    version: 1,
  };
}

function clockRows({ id, open, createdAt, nextDueAt }: Row) {
  const target = { amount: HOUR_MS, unit: "ms", calendarId: null, alertHours: "always", alerts: [] };
  return ["first_response", "resolution"].map((kind) => ({
    id: `${id}${kind}`,
    subject: "complaint",
    subjectId: id,
    kind,
    cycle: 1,
    target,
    startedAt: createdAt,
    dueAt: nextDueAt ?? createdAt,
    stoppedAt: open && nextDueAt ? null : createdAt,
    outcome: open && nextDueAt ? "open" : "met",
    version: 1,
  }));
}

function entryRows({ id, createdAt }: Row) {
  return Array.from({ length: ENTRIES_EACH }, (_, n) => ({
    id: `${id}${n}`,
    complaintId: id,
    cycle: 1,
    at: new Date(createdAt.getTime() + n * HOUR_MS),
    kind: n % 2 === 0 ? "customer" : "answer",
    channel: "phone",
    text: "客户来电催问,已说明进度并约定下次答复时间",
    details: {},
    actorName: "bench",
  }));
}

async function insertAll<R extends object>(db: Db, table: string, rows: R[]): Promise<void> {
  await db.$transaction((tx) => insertMany(tx, table, Object.keys(rows[0] as R) as (keyof R & string)[], rows), {
    timeout: 600_000,
  });
}

/** A database of `count` complaints, the newest 500 open; made once and kept in `.cache/bench`. Returns its URL. */
export async function complaintDatabase(count: number): Promise<string> {
  const dir = join(process.cwd(), ".cache", "bench", `complaints-${count}`);
  const file = join(dir, "yidao.db");
  const url = `file:${file}`;
  const done = join(dir, "done");
  if (existsSync(done)) {
    return url;
  }
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  await migrate({ DATABASE_URL: url, DATA_DIR: dir });
  const db = createDb(url);
  const now = new Date();
  await seedStaff(systemAt(db, now));
  await seedStandards(systemAt(db, now));
  for (let start = 0; start < count; start += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - start) }, (_, n) => complaintRow(start + n, count, now));
    await insertAll(db, "Complaint", rows);
    await insertAll(db, "SlaClock", rows.flatMap(clockRows));
    await insertAll(db, "ComplaintEntry", rows.flatMap(entryRows));
  }
  await db.$disconnect();
  mkdirSync(done);
  return url;
}
