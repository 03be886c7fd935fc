import { admin } from "./admin.ts";
import { alerts } from "./alerts.ts";
import { calendar } from "./calendar.ts";
import { common } from "./common.ts";
import { complaintStatistics } from "./complaint-statistics.ts";
import { complaints } from "./complaints.ts";
import { customers } from "./customers.ts";
import { dispatch } from "./dispatch.ts";
import { driver } from "./driver.ts";
import { errors } from "./errors.ts";
import { fleet } from "./fleet.ts";
import { identity } from "./identity.ts";
import { imports } from "./imports.ts";
import { incidents } from "./incidents.ts";
import { notifications } from "./notifications.ts";
import { places } from "./places.ts";
import { publicComplaints } from "./public-complaints.ts";
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
  complaints,
  customers,
  publicTracking,
  publicComplaints,
  complaintStatistics,
  driver,
  today,
  standards,
  admin,
  places,
  alerts,
  incidents,
  calendar,
};
