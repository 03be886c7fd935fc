export const today = {
  late: "已超 {time}",
  left: "剩 {time}",
  figures: { created: "今日开单", arrived: "到货", delivered: "签收", failed: "派送失败", underWay: "在途车次" },
  groups: { overdue: "已超时", soon: "2 小时内到期", today: "今天稍后", open: "待处理" },
  what: {
    stage: "{stage}未完成",
    trip_release: "车次 {tripNo} 待下达 · {stops} 站",
    trip_depart: "车次 {tripNo} 待发车 · {stops} 站",
    stop: "{stop} 未按时完成",
    dead_messages: "{count} 条消息未能送达客户",
  },
  acts: {
    open: "打开",
    dispatch: "派车",
    record: "登记",
    handle: "处理",
    release: "下达",
    depart: "查看",
    call: "联系司机",
    resend: "重发",
  },
  empty: { title: "现在没有要处理的事", text: "到期、异常和待派的货物会自动出现在这里。", import: "导入到货清单" },
};
