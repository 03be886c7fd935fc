import { admin } from "./admin.ts";
import { common } from "./common.ts";
import { customers } from "./customers.ts";
import { dispatch } from "./dispatch.ts";
import { driver } from "./driver.ts";
import { errors } from "./errors.ts";
import { fleet } from "./fleet.ts";
import { identity } from "./identity.ts";
import { imports } from "./imports.ts";
import { notifications } from "./notifications.ts";
import { places } from "./places.ts";
import { publicTracking } from "./public-tracking.ts";
import { shipments } from "./shipments.ts";
import { standards } from "./standards.ts";
import { today } from "./today.ts";
import { tracking } from "./tracking.ts";

export const messages = {
  common,
  errors,
  identity,
  shipments,
  imports,
  tracking,
  dispatch,
  fleet,
  notifications,
  customers,
  publicTracking,
  driver,
  today,
  standards,
  admin,
  places,
};
