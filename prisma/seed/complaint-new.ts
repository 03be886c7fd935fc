import type { Story } from "./complaint-player.ts";
import { answer, claim, customerSays, investigate, judge, mergeInto, propose, register } from "./complaint-steps.ts";
import type { When } from "./complaints.ts";

/** What came in since yesterday; one of them nobody has taken yet. */
export function newStories({ ago }: When): Story[] {
  return [
    {
      name: "无人送货上门",
      steps: [
        ago(
          27.5,
          "service_agent",
          register({
            channel: "phone",
            name: "艾山江",
            phone: "15609931842",
            content: "家具说送到楼上，放在小区门口就打电话让我自己拿。",
            remedy: "派人搬上五楼",
            about: { direction: "inbound", milestone: "delivered", nth: 2 },
          }),
        ),
        ago(27.3, "service_agent", claim()),
        ago(26.5, "service_agent", answer("已安排车队核实，今天晚些时候回复您。", 6)),
        ago(21, "service_agent", answer("两名搬运工明天上门，具体时间明早告诉您。", 26)),
        ago(26, "service_agent", judge("valid", "general", "订单含上楼，未履行")),
      ],
    },
    {
      name: "中转少货",
      steps: [
        ago(
          11,
          "transit_dispatcher",
          register({
            channel: "partner",
            name: "喀什天山百货",
            phone: "0998-2826611",
            content: "清点少 2 件童装，外箱封条被重新贴过。",
            remedy: "补发或按发票赔",
            claimYuan: 1_350,
            about: { direction: "transit", milestone: "in_transit", nth: 14 },
          }),
        ),
        ago(10.8, "service_agent", claim()),
        ago(10.2, "service_agent", answer("已请中转站调监控核对封条，今天内答复您。", 12)),
        ago(10, "service_agent", judge("valid", "general", "交接单数量与到货不符")),
        ago(
          6,
          "service_agent",
          investigate({
            causeCode: "cargo.short",
            department: "transit_dispatch",
            whys: [
              ["为什么少", "中转时破箱重新封装"],
              ["为什么没有记录", "没有要求登记破箱"],
            ],
            findings: "中转破箱未登记,2 件混入他票，正在找回。",
          }),
        ),
        ago(5, "service_agent", propose("按发票赔偿", "按发票价赔 2 件，找回后退还", 1_350, false)),
      ],
    },
    {
      name: "重复投诉",
      steps: [
        ago(
          9.5,
          "customer",
          register({
            channel: "public_form",
            name: "喀什天山百货",
            phone: "0998-2826611",
            content: "少了两件货，到底谁负责？给中转站打电话没人管。",
          }),
        ),
        ago(9.2, "service_agent", claim()),
        ago(9, "service_agent", mergeInto("中转少货")),
      ],
    },
    {
      name: "到付费用",
      steps: [
        ago(
          5.5,
          "service_agent",
          register({
            channel: "phone",
            name: "张秀兰",
            phone: "13040575566",
            content: "发货的时候说运费 180,送到门口司机要收 260,多出来的钱谁收的?",
            remedy: "退多收的 80 元",
            claimYuan: 80,
            about: { direction: "inbound", milestone: "delivered", nth: 3 },
          }),
        ),
        ago(5.4, "service_agent", claim()),
        ago(4.8, "service_agent", answer("正在核对到付运费与上楼费的约定，今天下班前答复。", 6)),
        ago(4.6, "service_agent", judge("valid", "general", "到付运费单上没有上楼费")),
        ago(
          3,
          "service_agent",
          investigate({
            causeCode: "money.charge_not_told",
            department: "sales",
            whys: [
              ["为什么多收", "上楼费没有写进到付运费"],
              ["为什么没写", "开单时没有问上楼"],
            ],
            findings: "上楼费未事先告知，应退。",
          }),
        ),
        ago(2.5, "service_agent", propose("退上楼费", "退多收的 80 元，司机补正式收据", 80)),
        ago(2, "service_agent", customerSays("又打来一次：司机给的收据是手写的。")),
      ],
    },
    {
      name: "刚收到",
      steps: [
        ago(
          0.7,
          "customer",
          register({
            channel: "public_form",
            name: "努尔买买提",
            phone: "13199857730",
            content: "约了今天上午十点送货，现在还没有人联系我，我请了假在家等。",
            remedy: "告诉我几点能到",
            about: { direction: "inbound", milestone: "in_transit", nth: 20 },
          }),
        ),
      ],
    },
  ];
}
