/** A catalog: texts under names, nested as deep as needed. `{name}` in a text is replaced by a parameter. */
export interface Catalog {
  readonly [key: string]: string | Catalog;
}

export type Params = Record<string, string | number>;
/** `t("shipments.list.title", { n: 3 })`. An unknown key gives the key itself, so that a gap is seen, not hidden. */
export type Translate = (key: string, params?: Params) => string;

function lookUp(catalog: Catalog, key: string): string | undefined {
  let node: string | Catalog | undefined = catalog;
  for (const part of key.split(".")) {
    if (typeof node !== "object" || node === null) {
      return undefined;
    }
    node = node[part];
  }
  return typeof node === "string" ? node : undefined;
}

export function fill(text: string, params: Params = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** The translate function of one catalog. `t.has` is not needed: compare the result with the key. */
export function translator(catalog: Catalog): Translate {
  return (key, params) => {
    const text = lookUp(catalog, key);
    return text === undefined ? key : fill(text, params);
  };
}
