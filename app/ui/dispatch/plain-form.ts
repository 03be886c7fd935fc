type Form = Record<string, unknown>;

const list = (value: unknown): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];

/** "trip:<id>" or "vehicle:<id>" of the plain form's choice. */
function targetOf(text: string, date: string): object {
  const [kind, id = ""] = text.split(":");
  return kind === "trip" ? { tripId: id } : { vehicleId: id, ...(date ? { date } : {}) };
}

/** What a form of the board means that was sent without script, as its script would have sent it. */
export function plainPayload(form: Form): object {
  if (typeof form.payload === "string") {
    return { ...(JSON.parse(form.payload) as object), acceptWarnings: form.acceptWarnings === "on" };
  }
  if (form.intent === "assign") {
    const items = list(form.item).map((item) => {
      const [shipmentId, version] = item.split(":");
      return { shipmentId, version };
    });
    const partner = form.partnerId && form.direction === "transit" ? { partnerId: String(form.partnerId) } : {};
    return { items, to: targetOf(String(form.to ?? ""), String(form.date ?? "")), ...partner };
  }
  const { intent: _intent, ...rest } = form;
  return rest;
}

/** The board's address with the settings that the page had which sent the form. */
export function boardAddress(referer: string | null): string {
  const known = new URLSearchParams();
  if (referer && URL.canParse(referer)) {
    const { pathname, searchParams } = new URL(referer);
    for (const name of pathname === "/dispatch" ? ["direction", "date", "layout", "view", "place", "q"] : []) {
      const value = searchParams.get(name);
      if (value) {
        known.set(name, value);
      }
    }
  }
  known.set("layout", known.get("layout") ?? "map");
  return `/dispatch?${known}`;
}
