import type { Story } from "./complaint-player.ts";
import {
  answer,
  claim,
  close,
  confirm,
  evaluate,
  investigate,
  judge,
  measure,
  measuresDone,
  propose,
  register,
  tellResult,
} from "./complaint-steps.ts";
import type { When } from "./complaints.ts";

/** What is over since a fortnight or so. */
export function laterStories({ day }: When): Story[] {
  return [
    {
      name: "代收货款",
      steps: [
        day(
          17,
          "13:30",
          "service_agent",
          register({
            channel: "email",
            name: "广州雅丽饰品",
            phone: "020-83391177",
            content: "代收货款 2,360 元已签收十天还没有回款，财务电话一直占线。",
            remedy: "尽快回款",
          }),
        ),
        day(17, "13:35", "service_agent", claim()),
        day(17, "14:20", "service_agent", answer("已转财务核对，今天下班前给您回款日期。", 5)),
        day(17, "15:00", "service_agent", judge("valid", "general", "约定 7 天回款，已超 3 天")),
        day(
          17,
          "17:40",
          "service_agent",
          investigate({
            causeCode: "money.cod_late",
            department: "finance",
            whys: [
              ["为什么未回款", "银行账号变更未更新"],
              ["为什么未更新", "变更通知发到了离职同事邮箱"],
            ],
            findings: "客户账号变更未录入，款项退回。",
          }),
        ),
        day(17, "18:00", "service_agent", propose("当日加急回款", "当日加急转账", 0)),
        day(17, "18:50", "service_agent", tellResult("2,360 元已于 18:30 加急转出，请查收。")),
        day(16, "11:20", "service_agent", confirm("accepted", "已到账，谢谢。")),
        day(16, "11:30", "service_agent", evaluate(true, "财务公共邮箱接收账号变更，离职交接清单增加此项。")),
        day(16, "11:32", "service_agent", close()),
      ],
    },
    {
      name: "合作商延误",
      steps: [
        day(
          12,
          "10:40",
          "transit_dispatcher",
          register({
            channel: "partner",
            name: "库车恒达商贸",
            phone: "0997-7123388",
            content: "货到库车合作网点四天没有派送，网点说没有车。",
            remedy: "马上派送",
          }),
        ),
        day(12, "12:50", "service_agent", claim()),
        day(12, "13:20", "service_agent", answer("抱歉回复晚了，已要求合作网点今天派送，有结果马上告诉您。", 22)),
        day(12, "13:30", "service_agent", judge("valid", "general", "合作网点滞留四天")),
        day(
          12,
          "18:20",
          "service_agent",
          investigate({
            causeCode: "partner.partner_late",
            partner: true,
            whys: [
              ["为什么滞留", "合作网点车辆检修"],
              ["为什么没有转派", "没有滞留预警"],
            ],
            findings: "合作网点车辆检修且未报备，我方无滞留预警。",
          }),
        ),
        day(12, "18:40", "service_agent", propose("退派送费", "合作商今天派送，退派送费", 80)),
        day(11, "10:10", "service_agent", tellResult("货昨晚已送到，退派送费 80 元。")),
        day(11, "10:30", "service_agent", confirm("accepted", "收到了。")),
        day(
          11,
          "10:50",
          "service_agent",
          measure("corrective", "与合作商约定滞留 24 小时必须报备", 7, "transit_dispatcher"),
        ),
        day(6, "10:30", "transit_dispatcher", measuresDone("补充协议已签，三家合作商已确认。")),
        day(6, "10:50", "service_agent", evaluate(true, "补充协议已签，滞留超 24 小时有报备。")),
        day(6, "10:55", "service_agent", close()),
      ],
    },
    {
      name: "轨迹不更新",
      steps: [
        day(
          8,
          "15:00",
          "customer",
          register({
            channel: "public_form",
            name: "李女士",
            phone: "17799420096",
            content: "查单页三天没有动静，打客服说在路上，到底到哪里了?",
          }),
        ),
        day(8, "15:20", "service_agent", claim()),
        day(8, "15:50", "service_agent", answer("货在哈密段，明早到乌鲁木齐，今天内给您说明轨迹为什么没有更新。", 6)),
        day(8, "16:00", "service_agent", judge("valid", "general", "干线三天无节点")),
        day(
          8,
          "18:10",
          "service_agent",
          investigate({
            causeCode: "information.no_updates",
            department: "linehaul",
            whys: [
              ["为什么没有节点", "干线车辆定位故障"],
              ["为什么没有补录", "没有要求人工补点"],
            ],
            findings: "车辆定位故障，未人工补点。",
          }),
        ),
        day(8, "18:20", "service_agent", propose("说明原因", "说明原因并补录轨迹", 0)),
        day(8, "19:00", "service_agent", tellResult("定位故障已修复，轨迹已补录，货明早到站。")),
        day(8, "19:10", "service_agent", confirm("refused", "光说明不行，耽误我安排工人，要减运费。")),
        day(8, "19:30", "service_agent", propose("减运费", "减免运费 50 元", 50)),
        day(7, "10:30", "service_agent", tellResult("减免运费 50 元，货已到站，今天送到。")),
        day(7, "11:00", "service_agent", confirm("accepted", "可以。")),
        day(7, "11:30", "service_agent", evaluate(true, "定位离线 4 小时自动提醒调度补点。")),
        day(7, "11:35", "service_agent", close()),
      ],
    },
  ];
}
