/** What the owners of clocks do with them, each inside the transaction that changes their own state. */
export { cancelClock } from "./cancel-clock.server.ts";
export { pauseClock, resumeClock } from "./pause-clock.server.ts";
export { retargetClock } from "./retarget-clock.server.ts";
export { startClock, startFixedClock } from "./start-clock.server.ts";
export { stopClock } from "./stop-clock.server.ts";
