import { FIELDS, type Field } from "./fields.ts";

/** Known headings, normalised as `normaliseHeading` does: no blanks, lower case, no unit. The first one names the field in the template. */
export const KNOWN_HEADINGS: Record<Field, readonly string[]> = {
  externalNo: [
    ..."运单号 托运单号 货运单号 单号 票号 运单编号 运单号码 托运单编号 货票号 提单号 快递单号 物流单号 订单号 运单".split(
      " ",
    ),
    ..."waybillno waybillnumber waybill consignmentno trackingno trackingnumber awb".split(" "),
  ],
  shippedOn: [
    ..."发货日期 托运日期 开单日期 发货时间 托运时间 开单时间 起运日期 发运日期 受理日期 收货日期 日期".split(" "),
    ..."shipdate shippeddate shippingdate dateshipped date".split(" "),
  ],
  origin: [
    ..."发站 起运地 始发地 始发站 起运站 发货地 出发地 出发站 起始地 发运地 发货站 装货地 始发城市".split(" "),
    ..."origin from departure".split(" "),
  ],
  destination: [
    ..."到站 目的地 到达地 到达站 目的站 到货地 到货站 收货地 卸货地 到达城市 目的城市".split(" "),
    ..."destination to".split(" "),
  ],
  shipperName: [
    ..."发货人 发货单位 寄件人 托运人 发货方 发件人 发货客户 托运单位 发货人姓名 发货公司 寄件单位 托运方".split(" "),
    ..."shipper sender shippername sendername consignor".split(" "),
  ],
  shipperPhone: [
    ..."发货人电话 发货电话 寄件人电话 托运人电话 发件人电话 发货人手机 寄件电话 发货人联系电话 发货人联系方式".split(
      " ",
    ),
    ..."shipperphone senderphone shippertel consignorphone".split(" "),
  ],
  consigneeName: [
    ..."收货人 收货单位 收件人 收货方 收货客户 收件单位 收货人姓名 收货公司 提货人 收件方".split(" "),
    ..."consignee receiver recipient consigneename receivername".split(" "),
  ],
  consigneePhone: [
    ..."收货人电话 收货电话 收件人电话 收货人手机 收件电话 收货人联系电话 收货人联系方式 收件人手机 提货人电话".split(
      " ",
    ),
    ..."consigneephone receiverphone recipientphone consigneetel".split(" "),
  ],
  address: [
    ..."收货地址 详细地址 收货人地址 送货地址 收件地址 收件人地址 派送地址 配送地址 收货详细地址 目的地址 地址".split(
      " ",
    ),
    ..."address deliveryaddress consigneeaddress receiveraddress".split(" "),
  ],
  goodsName: [
    ..."品名 货名 货物名称 货物 货物品名 商品名称 物品名称 货品名称 品名规格 货品 品类".split(" "),
    ..."goods goodsname commodity description descriptionofgoods cargo".split(" "),
  ],
  packing: ["包装", "包装方式", "包装类型", "包装种类", "packing", "package", "packaging", "packagetype"],
  pieces: [
    ..."件数 数量 总件数 件 货物件数 发货件数 到货件数 箱数 托运件数".split(" "),
    ..."pieces pcs qty quantity packages cartons noofpieces".split(" "),
  ],
  weight: [
    ..."重量 实重 毛重 实际重量 总重量 货物重量 总重 重".split(" "),
    ..."weight grossweight actualweight gw".split(" "),
  ],
  volume: ["体积", "方数", "立方", "总体积", "立方数", "货物体积", "方量", "volume", "cbm", "measurement"],
  paymentTerm: [
    ..."付款方式 结算方式 付费方式 运费付款方式 运费支付方式 支付方式 结款方式 付款类型".split(" "),
    ..."payment paymentterm paymentterms paymentmethod terms".split(" "),
  ],
  freight: [
    "运费",
    "运费合计",
    "总运费",
    "运输费",
    "运费金额",
    "运费总额",
    "freight",
    "freightcharge",
    "freightamount",
  ],
  cod: [
    ..."代收货款 代收款 代收 代收金额 代收货款金额 货款".split(" "),
    ..."cod cashondelivery codamount collectondelivery".split(" "),
  ],
  declaredValue: [
    ..."声明价值 保价金额 保价 声明价格 货物价值 投保金额 保险金额 货值 申明价值".split(" "),
    ..."declaredvalue insuredvalue value".split(" "),
  ],
  deliveryMode: [
    ..."送货方式 提货方式 交货方式 派送方式 配送方式 交付方式 取货方式 提送方式 送提方式".split(" "),
    ..."delivery deliverymode deliverymethod deliverytype".split(" "),
  ],
  receiptCount: [
    ..."回单 回单份数 回单数 回单数量 签回单 返单 回单要求".split(" "),
    ..."receipts receipt pod receiptcopies".split(" "),
  ],
  remarks: [
    ..."备注 说明 附注 特殊要求 备注说明 备注信息 运单备注 注意事项".split(" "),
    ..."remarks remark notes note comments".split(" "),
  ],
};

/** Headings that say "phone" or "address" without saying whose: the party's column before them decides. */
export const SHARED_HEADINGS: Record<"phone" | "address", ReadonlySet<string>> = {
  phone: new Set(
    "电话 联系电话 手机 手机号 手机号码 联系方式 电话号码 联系人电话 phone tel telephone mobile phoneno contact".split(
      " ",
    ),
  ),
  address: new Set(["地址", "详细地址", "address"]),
};

/** Columns every list has and nobody needs: they help to recognise the heading row. */
export const IGNORED_HEADINGS: ReadonlySet<string> = new Set("序号 序 编号 行号 no no. # seq item".split(" "));

const UNITS = "kg|kgs|公斤|千克|吨|t|斤|m3|cbm|立方米|立方|方|升|l|元|rmb|cny|万元|件|份|张";
const IN_BRACKETS = /[([【〔{]([^)\]】〕}]*)[)\]】〕}]?/g;
const TRAILING_UNIT = new RegExp(`^(.{2,}?)[/:]?(${UNITS})$`);
const DECORATION = /[\s*#:：、。."'_\-·]+/g;

/** Heading → field of exactly known headings. */
export const FIELD_OF_HEADING: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap((field) => KNOWN_HEADINGS[field].map((heading) => [heading, field] as const)),
);

export interface Heading {
  /** without blanks, brackets and unit, in lower case */
  name: string;
  /** unit named in the heading, such as `kg` or `吨` */
  unit?: string;
}

/** Splits a heading as written (`重量 (kg)`, `*运单号`, `体积/m³`) into its name and its unit. */
export function normaliseHeading(text: string): Heading {
  const wide = text.normalize("NFKC").toLowerCase();
  let unit: string | undefined;
  const bare = wide.replace(IN_BRACKETS, (_match, inside: string) => {
    unit ??= inside.replace(DECORATION, "") || undefined;
    return "";
  });
  const name = bare.replace(DECORATION, "");
  if (unit !== undefined || FIELD_OF_HEADING.has(name)) {
    return { name, unit };
  }
  const trailing = TRAILING_UNIT.exec(name);
  const base = trailing?.[1]?.replace(/\/$/, "");
  return trailing && base && FIELD_OF_HEADING.has(base) ? { name: base, unit: trailing[2] } : { name };
}

/** How many of these cells are headings known to an arrival list. */
export function countKnownHeadings(texts: readonly string[]): number {
  const found = new Set<string>();
  for (const text of texts) {
    // A long text is a title or a remark, never a heading: spare the work.
    if (text !== "" && text.length <= 24) {
      const { name } = normaliseHeading(text);
      if (FIELD_OF_HEADING.has(name) || SHARED_HEADINGS.phone.has(name) || IGNORED_HEADINGS.has(name)) {
        found.add(name);
      }
    }
  }
  return found.size;
}
