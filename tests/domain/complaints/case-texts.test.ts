import { expect, test } from "vitest";
import { CASE_MESSAGES, type CaseFacts } from "#app/domain/complaints/case-messages.ts";
import { PEOPLE_CHANNELS } from "#app/domain/notifications/channels.ts";
import { caseTexts } from "#app/i18n/case-texts.ts";
import { complaintMessages as en } from "#app/i18n/messages/en/complaint-messages.ts";
import { complaintMessages as zh } from "#app/i18n/messages/zh-CN/complaint-messages.ts";

type Texts = { [key: string]: string | Texts };
const flat = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

const facts: CaseFacts = {
  number: "TS2611180001",
  contactName: "王先生",
  waybillNo: null,
  text: "已安排重新派送",
  dueAt: new Date("2026-11-18T04:00:00Z"),
  url: "https://yd.example/c/token",
  company: "驿道物流",
  phone: "0991-1234567",
};

test("both languages have the same texts, none empty; a message says no less in English", () => {
  const [left, right] = [new Map(flat(zh)), new Map(flat(en))];
  expect([...right.keys()]).toEqual([...left.keys()]);
  expect([...left, ...right].filter(([, text]) => text.trim() === "")).toEqual([]);
  const differing = [...left].filter(([key, text]) => blanks(text).join() !== blanks(right.get(key) ?? "").join());
  expect(differing).toEqual([]);
  expect([...right.values()].join("")).not.toMatch(/\p{Script=Han}/u);
});

test("every message names the complaint and its page, and leaves no blank, with a promise or without", () => {
  for (const locale of ["zh-CN", "en"] as const) {
    for (const kind of CASE_MESSAGES) {
      for (const channel of PEOPLE_CHANNELS) {
        for (const dueAt of [facts.dueAt, null]) {
          const { subject, body, due, text } = caseTexts.write(kind, channel, { ...facts, dueAt }, locale);
          expect(body).toContain(facts.number);
          expect(body).toContain(facts.url);
          expect(`${subject}${body}${text}`).not.toMatch(/[{}]/);
          expect(body).not.toMatch(/\n{3}/);
          expect(subject === "").toBe(channel !== "email");
          expect(due).toBe(dueAt ? "2026-11-18 12:00" : "");
          expect(body.includes("2026-11-18 12:00")).toBe(dueAt !== null);
        }
      }
    }
  }
});
