import type { standards as source } from "../zh-CN/standards.ts";
import { service } from "./standards-service.ts";

export const standards: typeof source = {
  title: "Time standards",
  intro:
    "Within how many hours of the base instant each stage is done: of the day of shipping for inbound and transit, of the entry for outbound. A change counts for shipments after it.",
  columns: { dest: "Destination", name: "Name", from: "In force from", state: "State" },
  anywhere: "Everywhere else",
  states: { in_force: "In force", coming: "To come", past: "Past" },
  hours: "{n} h",
  add: "Add a standard",
  revise: "Revise",
  correct: "Correct",
  withdraw: "Withdraw",
  showPast: "Show past ones",
  hidePast: "Hide past ones",
  form: {
    addTitle: "Add a time standard",
    reviseTitle: "Revise “{name}”",
    correctTitle: "Correct “{name}”",
    direction: "Direction",
    dest: "Destination",
    destHint: "County, prefecture or province; * for everywhere else",
    name: "Name",
    from: "From the day",
    stages: "Stages (hours)",
    hour: "h",
    blank: "Blank: not supervised",
  },
  added: "Standard added",
  changed: "Standard corrected",
  withdrawn: "Withdrawn",
  empty: "No standards yet",
  emptyHint: "Lanes without a standard promise no time and are never late.",
  service,
};
