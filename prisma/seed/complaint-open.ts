import type { Story } from "./complaint-player.ts";
import {
  acknowledge,
  answer,
  claim,
  confirm,
  investigate,
  judge,
  measure,
  note,
  pause,
  planTasks,
  propose,
  register,
  reportUpward,
  tellResult,
} from "./complaint-steps.ts";
import type { When } from "./complaints.ts";

/** What is being worked on today: one at each step, one major, one overdue, one that waits for the customer. */
export function openStories({ ago }: When): Story[] {
  return [
    {
      name: "回单未返",
      steps: [
        ago(
          118,
          "service_agent",
          register({
            channel: "phone",
            name: "义乌百汇小商品",
            phone: "0579-85520913",
            content: "签收回单说好半个月返，现在还没有收到，月底对不了账。",
            remedy: "先发照片，原件尽快寄回",
          }),
        ),
        ago(117.9, "service_agent", claim()),
        ago(117.2, "service_agent", answer("先把回单照片发您对账，原件查到后告诉您。", 20)),
        ago(117, "service_agent", judge("valid", "general", "约定 15 天返单，已超 4 天")),
        ago(
          100,
          "service_agent",
          investigate({
            causeCode: "documents.receipt_late",
            department: "customer_service",
            whys: [
              ["为什么未返", "回单夹在另一票里"],
              ["为什么夹错", "回单没有按运单登记"],
            ],
            findings: "回单收回后未登记，夹入他票。",
          }),
        ),
        ago(99, "service_agent", propose("快递原件", "顺丰寄回原件", 0)),
        ago(98, "service_agent", tellResult("原件今天顺丰寄出，单号已短信发您。")),
        ago(72, "service_agent", confirm("accepted", "收到原件了。")),
        ago(70, "service_agent", measure("corrective", "回单入库逐张扫码登记", 6)),
      ],
    },
    {
      name: "大件破损",
      steps: [
        ago(
          21,
          "service_agent",
          register({
            channel: "walk_in",
            name: "马文强",
            phone: "13579816240",
            content: "冰柜送到时柜门凹了一大块，压缩机也不启动，签收单上我写了拒收。",
            remedy: "换新的或者赔 1200",
            claimYuan: 1_200,
            about: { direction: "inbound", milestone: "delivered", nth: 0 },
          }),
        ),
        ago(20.8, "service_agent", claim()),
        ago(20.3, "service_agent", answer("已安排今天上门验货，验完当面和您谈怎么处理。", 22)),
        ago(20, "service_agent", judge("valid", "general", "到货照片显示外包装完好、内件受损，需验货定损")),
        ago(
          9,
          "service_agent",
          investigate({
            causeCode: "cargo.damaged_packing",
            department: "fleet",
            whys: [
              ["为什么受损", "运输中侧放"],
              ["为什么侧放", "车厢高度不够，没有换车"],
            ],
            findings: "配车不当，冰柜侧放运输。",
          }),
        ),
        ago(7, "service_agent", propose("维修并赔偿", "免费换压缩机，另赔 600 元", 600)),
      ],
    },
    {
      name: "送错地址",
      steps: [
        ago(
          31,
          "customer",
          register({
            channel: "tracking_page",
            name: "古丽娜",
            phone: "19936164877",
            content: "显示已签收，可是我没有收到，也没有人给我打过电话。",
            remedy: "把货找回来",
            about: { direction: "inbound", milestone: "delivered", nth: 1 },
          }),
        ),
        ago(30.6, "service_agent", claim()),
        ago(30, "service_agent", answer("签收照片是隔壁小区的门卫室，司机正在去取，今天内送到您手上。", 11)),
        ago(29.8, "service_agent", judge("valid", "general", "签收人不是收货人")),
        ago(
          23,
          "service_agent",
          investigate({
            causeCode: "delivery.wrong_receiver",
            department: "fleet",
            whys: [
              ["为什么送错", "两个小区同名"],
              ["为什么没有核对", "没有打电话"],
            ],
            findings: "未先电话联系，错交隔壁小区门卫。",
          }),
        ),
        ago(22.5, "service_agent", propose("重新送达并致歉", "取回重送，退送货费", 40)),
        ago(20, "service_agent", tellResult("货已取回，今天上午重新送达，退送货费 40 元，司机当面致歉。")),
      ],
    },
    {
      name: "等客户照片",
      steps: [
        ago(
          30.2,
          "service_agent",
          register({
            channel: "wechat",
            name: "陈记干果",
            phone: "18997951133",
            content: "核桃受潮发霉，一共 12 袋，要退货。",
            remedy: "退货或者折价",
            about: { direction: "outbound", milestone: "in_transit", nth: 0 },
          }),
        ),
        ago(30, "service_agent", claim()),
        ago(29.4, "service_agent", answer("请把受潮的 12 袋逐袋拍照发来，我们据此定损。", 60)),
        ago(29, "service_agent", judge("valid", "general", "客户已提供外包装照片，内件待补")),
        ago(24.5, "service_agent", pause("客户出差，明天回来才能逐袋拍照", 40)),
      ],
    },
    {
      name: "危险品泄漏",
      steps: [
        ago(
          19,
          "service_agent",
          register({
            channel: "phone",
            name: "昌吉绿源农资",
            phone: "13909945527",
            content: "到货的农药有 3 桶漏了，司机手上沾到起了红疹，味道很大，你们赶紧来人。",
            remedy: "派人处理、赔偿、给司机看病",
            claimYuan: 6_500,
            flags: ["dangerous_goods", "injury"],
            about: { direction: "transit", milestone: "in_transit", nth: 12 },
          }),
        ),
        ago(18.93, "manager", acknowledge()),
        ago(18.9, "service_agent", claim()),
        ago(18.8, "service_agent", answer("经理已带人赶往现场，请先撤离、通风，司机马上送医，一小时内再联系您。", 1)),
        ago(18.7, "manager", judge("valid", "major", "农药泄漏，一人皮肤接触送医")),
        ago(18.86, "service_agent", planTasks(1, "已电话致歉并说明安排")),
        ago(18.69, "manager", planTasks(1, "经理牵头，车队、仓库、合作商三方参加")),
        ago(
          18,
          "manager",
          reportUpward("吴总", "农药泄漏 3 桶，一名司机皮肤轻度接触已送医，现场已封控，货值 6500 元。"),
        ),
        ago(
          17.9,
          "service_agent",
          answer("现场已封控清理，司机诊断为轻度接触性皮炎，医药费由我们垫付。明早给您处理意见。", 20),
        ),
        ago(18.55, "service_agent", planTasks(1, "照片、交接单、监控已封存")),
        ago(18.01, "manager", planTasks(1, "已电话上报吴总")),
        ago(17.6, "service_agent", planTasks(1, "已通知合作商和保险公司")),
        ago(17.4, "service_agent", planTasks(1, "已告知进展和明早的答复")),
        ago(15.2, "service_agent", planTasks(1, "装车时叉破桶壁，合作商已承认")),
        ago(11.6, "finance", planTasks(1, "货值 6500 元，医药费 420 元")),
        ago(12, "transit_dispatcher", note("合作商承认装车时叉破桶壁，书面说明明早交。")),
      ],
    },
  ];
}
