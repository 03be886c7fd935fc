import { placeByCode, placeLabel } from "#app/domain/places/place-directory.server.ts";
import { PICKUP_STATIONS } from "#app/domain/places/stations.ts";
import type { PaymentTerm, ShipmentDraft } from "#app/domain/shipments/shipment.ts";
import type { Random } from "./random.ts";

const surnames = ["王", "李", "张", "刘", "陈", "马", "赵", "黄", "周", "吴", "杨", "郭"] as const;
const givenNames = [
  "建国",
  "秀英",
  "文军",
  "淑芬",
  "海涛",
  "晓燕",
  "国庆",
  "玉兰",
  "新疆",
  "卫东",
  "丽娜",
  "振华",
] as const;
const uyghurNames = [
  "买买提·艾力",
  "阿依古丽·吐尔逊",
  "热依汗·买买提",
  "古丽娜·阿不都",
  "艾合买提·玉素甫",
  "努尔兰·哈力克",
] as const;
const firms = [
  "天山商贸",
  "昆仑医药",
  "雪莲百货",
  "丝路电子",
  "绿洲农资",
  "边城汽配",
  "博格达工贸",
  "金胡杨家居",
] as const;
const goods = [
  ["灯具", "纸箱", 7, 0.045],
  ["汽车配件", "木箱", 18, 0.04],
  ["服装", "编织袋", 5, 0.055],
  ["小家电", "纸箱", 9, 0.05],
  ["轮胎", "裸装", 12, 0.1],
  ["药品", "纸箱", 8, 0.02],
  ["五金工具", "纸箱", 17, 0.02],
  ["茶叶", "纸箱", 10, 0.05],
  ["家具", "木架", 28, 0.28],
  ["滴灌带", "卷", 26, 0.18],
] as const;
const inland = [
  ["440100", "广州"],
  ["330782", "义乌"],
  ["310000", "上海"],
  ["610100", "西安"],
  ["410100", "郑州"],
  ["510100", "成都"],
  ["371300", "临沂"],
] as const;
const urumqi: readonly (readonly [code: string, street: string])[] = [
  ["650102", "幸福路"],
  ["650103", "西虹西路"],
  ["650104", "河南西路"],
  ["650105", "红光山路"],
  ["650106", "卫星路"],
  ["650109", "振兴路"],
];
const beyond: typeof urumqi = [
  ["652902", "天山西路"],
  ["652901", "英阿瓦提路"],
  ["652801", "石化大道"],
  ["653101", "人民西路"],
  ["653201", "北京西路"],
  ["654002", "斯大林西路"],
  ["654003", "北京西路"],
  ["650502", "广场北路"],
  ["659001", "北四路"],
  ["659002", "胜利大道"],
  ["650203", "世纪大道"],
  ["654301", "解放南路"],
];
const terms: readonly PaymentTerm[] = ["collect", "collect", "prepaid", "monthly", "on_receipt"];
const remarks = [null, null, null, "收货前电话联系", "易碎，轻放", "上楼3层", "周末不收货"] as const;

function person(random: Random): string {
  return random.chance(0.3) ? random.pick(uyghurNames) : random.pick(surnames) + random.pick(givenNames);
}

const phone = (random: Random) => `+86199${String(random.int(10_000_000, 99_999_999))}`;
const party = (random: Random, town: string) => (random.chance(0.45) ? town + random.pick(firms) : person(random));

/** Goods and money, the same for every direction. */
function consignment(random: Random) {
  const [goodsName, packing, kg, m3] = random.pick(goods);
  const pieces = random.int(1, 38);
  const spread = 0.7 + random.next() * 0.7;
  const weightG = Math.max(1_000, Math.round(pieces * kg * spread) * 1_000);
  return {
    goodsName,
    packing,
    pieces,
    weightG,
    volumeCm3: Math.round(pieces * m3 * spread * 1_000) * 1_000,
    paymentTerm: random.pick(terms),
    freightFen: Math.round(weightG / 1_000) * random.int(180, 260),
    codFen: random.chance(0.2) ? random.int(8, 90) * 10_000 : 0,
    declaredValueFen: random.chance(0.3) ? random.int(20, 200) * 10_000 : 0,
    receiptCount: random.chance(0.4) ? random.int(1, 2) : 0,
    remarks: random.pick(remarks),
  };
}

/** Goods from inland to Ürümqi (inbound) or to another place of Xinjiang (transit). */
export function arrivalDraft(random: Random, direction: "inbound" | "transit", shippedAt: Date): ShipmentDraft {
  const [originCode, originText] = random.pick(inland);
  const [destCode, street] = random.pick(direction === "inbound" ? urumqi : beyond);
  const place = placeByCode(destCode);
  const label = place ? placeLabel(place) : destCode;
  const town = direction === "inbound" ? "乌鲁木齐" : (place?.short ?? "");
  return {
    ...consignment(random),
    direction,
    shipperName: originText + random.pick(firms),
    shipperPhone: phone(random),
    consigneeName: party(random, town),
    consigneePhone: phone(random),
    consigneeAddress: `新疆${label.replace("·", "")}${street}${random.int(12, 790)}号`,
    originCode,
    originText,
    destCode,
    destText: town,
    stationCode: random.pick(PICKUP_STATIONS).code,
    deliveryMode: direction === "inbound" && random.chance(0.2) ? "self_pickup" : "delivery",
    shippedAt,
  };
}

/** Goods from Ürümqi to inland China. */
export function outboundDraft(random: Random): ShipmentDraft {
  const [destCode, destText] = random.pick(inland);
  const [originCode, street] = random.pick(urumqi);
  const place = placeByCode(originCode);
  return {
    ...consignment(random),
    direction: "outbound",
    shipperName: party(random, "乌鲁木齐"),
    shipperPhone: phone(random),
    shipperAddress: `新疆${place ? placeLabel(place).replace("·", "") : ""}${street}${random.int(12, 790)}号`,
    consigneeName: destText + random.pick(firms),
    consigneePhone: phone(random),
    consigneeAddress: `${destText}市物流园 ${random.int(1, 30)} 号`,
    originCode,
    originText: "乌鲁木齐",
    destCode,
    destText,
    deliveryMode: "delivery",
  };
}
