import type { Locale } from "./locale.ts";
import type { Catalog } from "./translate.ts";

/** Loads the one catalog this browser reads. */
export async function loadCatalog(locale: Locale): Promise<Catalog> {
  const module = locale === "en" ? await import("./messages/en/index.ts") : await import("./messages/zh-CN/index.ts");
  return module.messages;
}
