/** What a title row says beside the sender's name. */
const LIST_WORDS = /(?:每日|到货|到站|发货|托运|装车|货物|交接|配载|运输)*(?:清单|明细表?|单据|通知单|货单|报表)$/;
const SPACES = /\s+/g;

/** The key under which a sender's numbers are unique and columns are remembered: the name however it is written. */
export function senderKeyOf(name: string): string {
  return name.normalize("NFKC").replace(SPACES, "").toLowerCase();
}

/** `沪新专线 到货清单` → `沪新专线`; null if the title names nobody. */
export function senderFromTitle(title: string | undefined): string | null {
  const name = (title ?? "").normalize("NFKC").replace(SPACES, " ").trim().replace(LIST_WORDS, "").trim();
  return name === "" || name.length > SENDER_NAME_MAX ? null : name;
}

/** Longest name of a sender, in characters. */
export const SENDER_NAME_MAX = 40;
