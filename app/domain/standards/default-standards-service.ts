import type { AlertAct, AlertHours, AlertLevel, AlertRole, ClockKind } from "#app/domain/clocks/clock.ts";
import type { Measure, ServiceStandardKey, StandardUnit } from "./service-standard.ts";

/** Name of the calendar a new installation begins with. */
export const DEFAULT_CALENDAR_NAME = "客服部工作时间";

export interface DefaultServiceStandard {
  key: ServiceStandardKey;
  name: string;
  measure: Measure;
  unit: StandardUnit;
  amount: number;
  clockKind: ClockKind | null;
  alertHours: AlertHours;
  alerts: readonly AlertLevel[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const warning = (level: number, beforeMs: number, ...roles: AlertRole[]): AlertLevel => ({
  kind: "warning",
  level,
  offsetMs: -beforeMs,
  roles,
  act: "notify",
});
const breach = (...roles: AlertRole[]): AlertLevel => ({ kind: "breach", level: 0, offsetMs: 0, roles, act: "notify" });
const escalation = (level: number, offsetMs: number, act: AlertAct, ...roles: AlertRole[]): AlertLevel => ({
  kind: "escalation",
  level,
  offsetMs,
  roles,
  act,
});

/** A target in ms whose clocks tell people about it. */
const clock = (
  key: ServiceStandardKey,
  name: string,
  clockKind: ClockKind,
  amount: number,
  alertHours: AlertHours,
  alerts: AlertLevel[],
): DefaultServiceStandard => ({ key, name, measure: "duration", unit: "ms", amount, clockKind, alertHours, alerts });

/** A target that is only measured. */
const figure = (
  key: ServiceStandardKey,
  name: string,
  measure: Measure,
  unit: StandardUnit,
  amount: number,
): DefaultServiceStandard => ({
  key,
  name,
  measure,
  unit,
  amount,
  clockKind: null,
  alertHours: "working_hours",
  alerts: [],
});

/**
 * The service standards a new installation begins with (mission S16–S20, S22); the manager revises them on `/standards`.
 * Major complaints alarm day and night, all others wait for working hours.
 */
export const DEFAULT_SERVICE_STANDARDS: readonly DefaultServiceStandard[] = [
  clock("complaint.first_response", "投诉首次答复", "first_response", 2 * HOUR, "working_hours", [
    warning(1, 30 * MINUTE, "owner"),
    breach("owner", "manager"),
    escalation(1, HOUR, "reassign", "manager"),
  ]),
  clock("complaint.general.feedback", "一般投诉反馈处理结果", "resolution", DAY, "working_hours", [
    warning(1, 4 * HOUR, "owner"),
    breach("owner", "manager"),
    escalation(1, 4 * HOUR, "reassign", "manager"),
    escalation(2, DAY, "raise", "manager", "superior_1"),
  ]),
  clock("complaint.major.settlement", "重大投诉处理完毕", "resolution", 2 * DAY, "always", [
    warning(1, 12 * HOUR, "owner", "manager"),
    warning(2, 4 * HOUR, "owner", "manager"),
    breach("owner", "manager", "superior_1"),
    escalation(1, 4 * HOUR, "notify", "manager", "superior_1"),
    escalation(2, 12 * HOUR, "notify", "manager", "superior_1", "superior_2"),
    escalation(3, DAY, "notify", "manager", "superior_1", "superior_2", "superior_3"),
  ]),
  clock("complaint.major.acknowledge", "重大投诉经理确认", "acknowledgement", 15 * MINUTE, "always", [
    escalation(1, -15 * MINUTE, "notify", "manager"),
    escalation(2, 0, "notify", "manager", "superior_1"),
    escalation(3, 15 * MINUTE, "notify", "manager", "superior_1", "superior_2"),
  ]),
  clock("complaint.next_reply", "承诺的下次答复", "next_reply", DAY, "working_hours", [
    warning(1, 30 * MINUTE, "owner"),
    breach("owner", "manager"),
    escalation(1, HOUR, "reassign", "manager"),
  ]),
  {
    ...clock("complaint.corrective_act", "纠正与预防措施完成", "corrective_act", 7, "working_hours", [
      warning(1, DAY, "owner"),
      breach("owner", "manager"),
      escalation(1, 3 * DAY, "notify", "manager"),
    ]),
    unit: "calendar_days",
  },
  clock("complaint.plan_task", "预案任务完成", "plan_task", HOUR, "always", [
    // A plan has many tasks: those above hear of the complaint itself.
    warning(1, 5 * MINUTE, "owner"),
    breach("owner"),
    escalation(1, 30 * MINUTE, "notify", "manager"),
  ]),
  figure("complaint.timeliness", "投诉处理及时率", "percent", "basis_points", 9_500),
  figure("complaint.claim_major", "重大投诉索赔金额", "money", "fen", 1_000_000),
  figure("complaint.compensation.agent", "客服员赔付审批限额", "money", "fen", 50_000),
  figure("complaint.compensation.manager", "经理赔付审批限额", "money", "fen", 500_000),
  figure("response.timeliness", "服务响应及时率", "percent", "basis_points", 9_800),
  figure("hotline.answer", "热线接听", "duration", "ms", 30_000),
  figure("online.answer", "在线客服响应", "duration", "ms", MINUTE),
  figure("follow_up.delivered", "签收后回访", "duration", "working_days", 2),
  figure("follow_up.new_customer", "新客户回访", "duration", "calendar_days", 3),
  figure("follow_up.monthly_share", "每月客户走访比例", "percent", "basis_points", 500),
  figure("survey.response_share", "满意度调查回收率", "percent", "basis_points", 5_000),
  figure("survey.response_time", "满意度调查回收期限", "duration", "working_days", 15),
  figure("satisfaction", "客户满意度", "score", "tenths", 900),
];
