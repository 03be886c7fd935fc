import type { today as source } from "../zh-CN/today.ts";

export const today: typeof source = {
  late: "{time} late",
  left: "{time} left",
  figures: {
    created: "Entered today",
    arrived: "Arrived",
    delivered: "Delivered",
    failed: "Failed",
    underWay: "Trips under way",
  },
  groups: { overdue: "Overdue", soon: "Due within 2 hours", today: "Later today", open: "To be handled" },
  what: {
    stage: "{stage} not done",
    trip_release: "Trip {tripNo} to be released · {stops} stops",
    trip_depart: "Trip {tripNo} to depart · {stops} stops",
    stop: "{stop} not done in time",
    majorComplaint: "Major complaint · {step}",
    complaint: "Complaint · {step}",
    corrective_act: "Measure: {text}",
    plan_task: "Plan task: {text}",
    dead_messages: "{count} messages did not reach the customer",
  },
  acts: {
    open: "Open",
    dispatch: "Find a vehicle",
    record: "Record",
    handle: "Handle",
    take: "Claim",
    release: "Release",
    depart: "Look",
    call: "Call the driver",
    resend: "Send again",
  },
  empty: {
    title: "Nothing needs you now",
    text: "What falls due, goes wrong or waits for a vehicle appears here by itself.",
    import: "Import an arrival list",
  },
};
