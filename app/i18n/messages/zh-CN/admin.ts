export const admin = {
  audit: {
    title: "审计",
    at: "时间",
    actor: "操作人",
    event: "事件",
    entity: "对象",
    entityId: "对象编号",
    details: "内容",
    ip: "地址",
    eventHint: "事件，如 shipment.",
    entityHint: "对象，如 trip",
    anybody: "所有人",
    note: "审计记录只增不改，不能删除。",
  },
};
