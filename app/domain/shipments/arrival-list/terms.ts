export type PaymentTerm = "prepaid" | "collect" | "monthly" | "on_receipt";
export type DeliveryMode = "delivery" | "self_pickup";

const wordsOf = <T extends string>(words: Record<T, string>): ReadonlyMap<string, T> =>
  new Map((Object.keys(words) as T[]).flatMap((term) => words[term].split(" ").map((word) => [word, term] as const)));

const PAYMENT_WORDS = wordsOf<PaymentTerm>({
  prepaid: "现付 现结 预付 寄付 发付 已付 现金 prepaid paid pp",
  collect: "到付 提付 到站付款 运费到付 collect freightcollect cc",
  monthly: "月结 月付 monthly monthlyaccount",
  on_receipt: "回付 回单付 回单结 回结 回单付款 onreceipt receipt",
});

const DELIVERY_WORDS = wordsOf<DeliveryMode>({
  delivery: "送货 送货上门 派送 配送 上门 送 送货到门 门到门 送货上楼 delivery deliver door doordelivery",
  self_pickup: "自提 客户自提 自取 站提 到站自提 上门自提 自提货 提货 selfpickup pickup selfcollect",
});

const RECEIPTS_YES = new Set(["有", "是", "要", "需要", "原件", "yes", "y"]);
const RECEIPTS_NO = new Set(["无", "否", "不要", "不需要", "没有", "-", "no", "n"]);

/** "Hold until told": the shipper keeps control of the goods. Words that lift the hold do not set it. */
const HOLD =
  /(?<!不|无需|不用|解除|取消|已放|已解)控货|等(待)?(发货人|客户|我司|电话)?通知(后)?(再)?(放|送|派|提)|holdforrelease|awaitrelease/;

const key = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");

/** 现付/到付/月结/回付 and their usual other words; `null` for anything else, 挂账 among them. */
export function parsePaymentTerm(text: string): PaymentTerm | null {
  return PAYMENT_WORDS.get(key(text)) ?? null;
}

/** 送货/自提 and their usual other words. */
export function parseDeliveryMode(text: string): DeliveryMode | null {
  return DELIVERY_WORDS.get(key(text)) ?? null;
}

/** A count of receipts told in words: 有 is one, 无 is none; `null` if it is neither. */
export function receiptsInWords(text: string): 0 | 1 | null {
  const word = key(text) || "-";
  if (RECEIPTS_YES.has(word)) {
    return 1;
  }
  return RECEIPTS_NO.has(word) ? 0 : null;
}

/** Whether remarks say that the goods may only be handed over when the shipper releases them (控货). */
export function asksToHold(remarks: string): boolean {
  return HOLD.test(key(remarks));
}
