import "#tests/domain/imports/files-folder.ts";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadStoredFile, readStoredFile } from "#app/domain/files/read-stored-file.server.ts";
import { type FileToStore, storeFile } from "#app/domain/files/store-file.server.ts";
import { cleanFileName } from "#app/domain/files/stored-file.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { filesFolder } from "#tests/domain/imports/files-folder.ts";
import { type TestDb, testDb } from "#tests/setup/test-db.ts";

let database: TestDb;
let ctx: Ctx;
beforeEach(async () => {
  database = await testDb();
  ctx = database.ctx("inbound_dispatcher");
});
afterEach(() => database.close());

const png = (tail: string) =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(tail)]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const webp = Buffer.from("RIFF\u0000\u0000\u0000\u0000WEBPVP8 ", "latin1");

const photo = (over: Partial<FileToStore> = {}): FileToStore => ({
  bytes: jpeg,
  name: "photo.jpg",
  purpose: "photo",
  entity: "shipment",
  entityId: "s1",
  ...over,
});

describe("keeping", () => {
  test("bytes come back as they were, under the type they are and not the one they are called", async () => {
    const kept = await storeFile(ctx, photo({ bytes: png("picture"), name: "picture.jpg" }));
    expect(kept).toMatchObject({ contentType: "image/png", size: 15, name: "picture.jpg" });
    const read = await readStoredFile(ctx, kept.id);
    expect(read.bytes.equals(png("picture"))).toBe(true);
    expect(read).toMatchObject({ contentType: "image/png", entity: "shipment", entityId: "s1" });
  });

  test("they lie outside the web root, named by their content, for the program alone, and once", async () => {
    const [first, second] = [await storeFile(ctx, photo()), await storeFile(ctx, photo({ entityId: "s2" }))];
    expect(first.id).not.toBe(second.id);
    expect(first.sha256).toBe(second.sha256);
    const file = join(filesFolder, first.sha256.slice(0, 2), first.sha256);
    expect(readFileSync(file).equals(jpeg)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(filesFolder, first.sha256.slice(0, 2)))).toEqual([first.sha256]);
  });

  test("written by many at once they are whole", async () => {
    const bytes = png("x".repeat(300_000));
    const kept = await Promise.all(Array.from({ length: 8 }, () => storeFile(ctx, photo({ bytes }))));
    for (const { id } of kept) {
      expect((await loadStoredFile(database.db, id)).bytes.equals(bytes)).toBe(true);
    }
  });

  test.each([
    ["a script called a photo", Buffer.from("<svg onload=alert(1)>"), "photo"],
    ["a web page as a list", Buffer.from("<!doctype html><script>alert(1)</script>"), "table"],
    ["a photo as a signature", jpeg, "signature"],
    ["a list as a photo", Buffer.from("a,b,c\n1,2,3"), "photo"],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), "table"],
    ["nothing", Buffer.alloc(0), "photo"],
  ] as const)("%s is refused", async (_what, bytes, purpose) => {
    await expect(storeFile(ctx, photo({ bytes, purpose }))).rejects.toMatchObject({ code: "file_type", status: 422 });
    expect(await database.db.storedFile.count()).toBe(0);
  });

  test("each purpose takes its types and its size", async () => {
    await expect(storeFile(ctx, photo({ bytes: webp }))).resolves.toMatchObject({ contentType: "image/webp" });
    const signature = photo({ bytes: png("s"), purpose: "signature" });
    await expect(storeFile(ctx, signature)).resolves.toMatchObject({ contentType: "image/png" });
    const big = photo({ bytes: png("x".repeat(1024 * 1024)), purpose: "signature" });
    await expect(storeFile(ctx, big)).rejects.toMatchObject({ code: "too_large", params: { mb: 1 } });
  });

  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\李\\清单.xlsx", "清单.xlsx"],
    ["a\u0000b\r\n<c>.csv", "abc.csv"],
    ["..", "list"],
    ["", "list"],
    [`${"长".repeat(200)}.xlsx`, `${"长".repeat(115)}.xlsx`],
  ])("the name %j becomes %j", (name, clean) => {
    expect(cleanFileName(name, "list")).toBe(clean);
  });
});

describe("reading", () => {
  test("a list is for those who import, each download on record; a proof for the desk and the driver who took it", async () => {
    const list = await storeFile(ctx, {
      ...photo({ bytes: Buffer.from("a,b,c\n1,2,3"), purpose: "table" }),
      entity: "arrival_list",
      entityId: "l1",
    });
    const driver = database.ctx("driver");
    const proof = await storeFile(driver, photo());
    await readStoredFile(ctx, list.id);
    expect(await database.db.auditEntry.findMany({ where: { event: "file.downloaded" } })).toMatchObject([
      { entity: "arrival_list", entityId: "l1", actorId: ctx.actor.id },
    ]);
    for (const role of ["service_agent", "finance", "admin", "driver", "public"] as const) {
      await expect(readStoredFile(database.ctx(role), list.id)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(readStoredFile(driver, proof.id)).resolves.toMatchObject({ id: proof.id });
    await expect(readStoredFile(database.ctx("finance"), proof.id)).resolves.toMatchObject({ id: proof.id });
    const other = { ...driver, actor: { ...driver.actor, id: "another-driver" } };
    await expect(readStoredFile(other, proof.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(readStoredFile(ctx, "unknown")).rejects.toMatchObject({ code: "not_found" });
  });

  test("bytes that are no longer what they were are not given out", async () => {
    const kept = await storeFile(ctx, photo({ bytes: png("original") }));
    writeFileSync(join(filesFolder, kept.sha256.slice(0, 2), kept.sha256), png("0riginal"));
    await expect(readStoredFile(ctx, kept.id)).rejects.toMatchObject({ code: "file_gone", status: 410 });
  });
});
