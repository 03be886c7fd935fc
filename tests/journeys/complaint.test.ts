import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, type WatchedPage } from "#tests/setup/browser.ts";
import { acknowledges, banner, escalates, readsMailbox } from "./complaint/alarm.ts";
import { accepts, complain } from "./complaint/customer.ts";
import {
  adds,
  answers,
  approves,
  carriesOut,
  claims,
  closes,
  evaluates,
  investigates,
  judges,
  proposes,
  ticks,
} from "./complaint/desk.ts";
import { goTo, noBarriers, openCase, signInByKeys } from "./complaint/moves.ts";
import { alarmOnRecord, closedOnRecord, customerOnRecord } from "./complaint/record.ts";
import { agent, clearStage, complaintOf, manager, type Stage, setStage } from "./complaint/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage && clearStage(stage));

describe("a complaint about lost goods", () => {
  it("goes from the tracking page to closure without a mouse, the manager told twice and then heard", async () => {
    const opened: WatchedPage[] = [];
    const open = async (options = {}) => {
      const watched = await openPage(stage.browser, stage.program.baseUrl, { reducedMotion: "reduce", ...options });
      opened.push(watched);
      return watched.page;
    };
    const desk = await open();
    await signInByKeys(desk, agent);
    await goTo(desk, "complaints", "/complaints");

    const home = await open({ javaScriptEnabled: false });
    const no = await complain(home);
    expect(no).toBe((await complaintOf(stage)).complaintNo);
    // It comes to the desk by itself.
    await desk.locator(`[data-row="${no}"]`).waitFor();
    await banner(desk, no).waitFor();

    await escalates(stage, no);
    const office = await open();
    await signInByKeys(office, manager);
    await acknowledges(stage, office, no);
    await banner(desk, no).waitFor({ state: "detached" });
    await readsMailbox(stage, desk, no);

    await claims(stage, desk, no);
    await openCase(desk, no);
    await answers(stage, desk);
    await noBarriers(desk);
    await ticks(stage, desk, "致电客户");

    await goTo(office, "complaints", "/complaints");
    await openCase(office, no);
    await judges(stage, office);
    await ticks(stage, office, "成立处理小组");
    await investigates(stage, desk);
    await proposes(stage, desk);
    await approves(stage, office);
    await carriesOut(stage, desk);
    await accepts(stage, home);
    await adds(stage, desk);
    await evaluates(stage, desk);
    await closes(stage, office);

    await closedOnRecord(stage);
    await customerOnRecord(stage);
    await alarmOnRecord(stage);
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
