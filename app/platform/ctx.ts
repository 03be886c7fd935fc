import type { Db } from "./db/db-types.ts";

export type ActorKind = "user" | "system" | "public" | "device" | "api";

/** Who acts. `role` is a user's role, or the kind itself for everybody else. */
export interface Actor {
  kind: ActorKind;
  id: string;
  name: string;
  role: string;
  /** the driver this user is, when he is one */
  driverId?: string;
}

/** Everything a command may know of its surroundings; built only in `app/http` and `workers`. */
export interface Ctx {
  actor: Actor;
  db: Db;
  /** the instant of the request; commands never ask the clock */
  now: Date;
  locale: "zh-CN" | "en";
  requestId: string;
  ip: string;
}
