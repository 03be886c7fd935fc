import type { PlanItem } from "./response-plan.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The plan a new installation begins with (S18): what is done, by whom, how soon after a complaint became major. */
export const DEFAULT_PLAN_KEY = "complaint.major";
export const DEFAULT_PLAN_NAME = "重大投诉处理预案";

export const DEFAULT_PLAN_ITEMS: readonly Omit<PlanItem, "no">[] = [
  {
    title: "致电客户",
    text: "由受理人亲自打电话：先致歉，听客户讲完，记下诉求和损失，告知专人负责、下次联系的时间。不争辩、不承诺金额。",
    role: "owner",
    withinMs: 10 * MINUTE,
  },
  {
    title: "成立处理小组",
    text: "经理指定负责人和参加人员，明确分工；有人员受伤的先安排救治，涉危险品的先报警并疏散。",
    role: "manager",
    withinMs: 20 * MINUTE,
  },
  {
    title: "控制货物，固定证据",
    text: "通知站点、司机、合作商停止移动相关货物；拍照、封存外包装，调取监控、交接单、签收单和轨迹。",
    role: "owner",
    withinMs: 30 * MINUTE,
  },
  {
    title: "向上级报告",
    text: "经理向上一级报告：事由、损失、客户诉求、已采取的措施、需要的支持，并在投诉上登记上报。",
    role: "manager",
    withinMs: HOUR,
  },
  {
    title: "通知责任环节与合作商",
    text: "书面通知责任部门或合作商，要求 2 小时内提交情况说明；涉及保险的同时向保险公司报案。",
    role: "owner",
    withinMs: 90 * MINUTE,
  },
  {
    title: "首次答复客户",
    text: "告知调查进展和下次答复的具体时间，把时间登记为约定答复；客户情绪激烈的由经理答复。",
    role: "owner",
    withinMs: 2 * HOUR,
  },
  {
    title: "查明原因",
    text: "走访经手人，核对时间线，填写责任方、原因和“五个为什么”，附情况说明。",
    role: "owner",
    withinMs: 4 * HOUR,
  },
  {
    title: "核定损失",
    text: "核对声明价值、保价和发票，计算赔偿上下限，确认赔付渠道和到账时间。",
    role: "finance",
    withinMs: 8 * HOUR,
  },
  {
    title: "提出处理方案",
    text: "至少一个可立即执行的方案，写明赔偿、补救和时间；按权限报批。",
    role: "owner",
    withinMs: 24 * HOUR,
  },
  {
    title: "与客户达成一致",
    text: "当面或电话说明方案，听取意见；客户不接受的当天调整方案再谈，并再次向上级报告。",
    role: "manager",
    withinMs: 36 * HOUR,
  },
  {
    title: "实施并结案",
    text: "赔付、补送、道歉等全部落实，取得客户认可；登记整改和预防措施，落实责任人和日期。",
    role: "owner",
    withinMs: 48 * HOUR,
  },
];
