import "#tests/domain/imports/files-folder.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  addEvidence,
  customerAddsEvidence,
  MOST_FILES,
  removeEvidence,
} from "#app/domain/complaints/add-evidence.server.ts";
import { complaintFile } from "#app/domain/complaints/complaint-file.server.ts";
import { readStoredFile } from "#app/domain/files/read-stored-file.server.ts";
import { isShown } from "#app/domain/files/stored-file.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { newId } from "#app/platform/ids.ts";
import { registered, rowOf } from "#tests/factories/complaints.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let t: TestDb;
let agent: Ctx;
beforeEach(async () => {
  t = await testDb();
  agent = t.ctx("service_agent");
});
afterEach(() => t.close());

const jpeg = { name: "破损.jpg", bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) };

test("evidence of the desk and of the customer, for the whole desk to read, never shown in a page", async () => {
  const { complaintNo, token } = await registered(agent);
  const own = await addEvidence(agent, complaintNo, jpeg);
  await customerAddsEvidence(t.ctx("public"), token, { ...jpeg, name: "photo.jpg" });
  const { evidence } = await complaintFile(agent, complaintNo);
  expect(evidence.map(({ name, byName }) => [name, byName])).toEqual([
    ["破损.jpg", null],
    ["photo.jpg", null],
  ]);
  const read = await readStoredFile(t.ctx("finance"), own.id);
  expect(read.bytes.equals(jpeg.bytes)).toBe(true);
  expect(isShown(read)).toBe(false);
  await expect(readStoredFile(t.ctx("driver"), own.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(readStoredFile(t.ctx("public"), own.id)).rejects.toMatchObject({ code: "forbidden" });
});

test("a file that is not what it says, an unknown link and too many files are refused, and nothing is kept", async () => {
  const { id, complaintNo } = await registered(agent);
  const script = { name: "evidence.jpg", bytes: Buffer.from("<svg onload=alert(1)>") };
  await expect(addEvidence(agent, complaintNo, script)).rejects.toMatchObject({
    code: "evidence_type",
    params: { name: "evidence.jpg" },
  });
  await expect(addEvidence(agent, complaintNo, { ...jpeg, name: "报告.pdf" })).rejects.toMatchObject({
    code: "file_disguised",
  });
  await expect(customerAddsEvidence(t.ctx("public"), "x".repeat(43), jpeg)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(addEvidence(t.ctx("finance"), complaintNo, jpeg)).rejects.toMatchObject({ code: "forbidden" });
  expect(await t.db.storedFile.count()).toBe(0);
  const kept = { contentType: "image/png", size: 1, sha256: "x", path: "x", createdAt: agent.now, createdById: "x" };
  await t.db.storedFile.createMany({
    data: Array.from({ length: MOST_FILES }, (_, n) => ({
      id: newId(),
      name: `${n}.png`,
      ...kept,
      entity: "complaint",
      entityId: id,
    })),
  });
  await expect(addEvidence(agent, complaintNo, jpeg)).rejects.toMatchObject({ code: "too_many_files" });
});

test("taken back by who put it there or by the manager; that it was there stays on record", async () => {
  const { complaintNo } = await registered(agent);
  const { id: fileId } = await addEvidence(agent, complaintNo, jpeg);
  const colleague = { ...agent, actor: { ...agent.actor, id: "other" } };
  const back = { complaintNo, fileId, reason: "传错了" };
  await expect(removeEvidence(colleague, back)).rejects.toMatchObject({ code: "forbidden" });
  await removeEvidence(t.ctx("manager"), back);
  await expect(removeEvidence(t.ctx("manager"), back)).rejects.toMatchObject({ code: "not_found" });
  const file = await complaintFile(agent, complaintNo);
  expect(file.evidence).toEqual([]);
  expect(file.entries.at(-1)).toMatchObject({
    text: "传错了",
    details: { step: "evidence_removed", name: "破损.jpg" },
  });
  const [audit] = await t.db.auditEntry.findMany({ where: { event: "complaint.evidence_removed" } });
  expect(audit?.details).toMatchObject({ name: "破损.jpg", contentType: "image/jpeg", reason: "传错了" });
  expect((await rowOf(agent, complaintNo)).version).toBe(1);
});
