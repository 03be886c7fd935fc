import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { remember } from "./remember.ts";

function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    httpDuration: new Histogram({
      name: "yidao_http_request_seconds",
      help: "Time to answer a request",
      labelNames: ["method", "status"],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers: [registry],
    }),
    outboxWaiting: new Gauge({
      name: "yidao_outbox_waiting",
      help: "Outbox rows not yet relayed",
      registers: [registry],
    }),
    deliveries: new Gauge({
      name: "yidao_deliveries",
      help: "Messages by status",
      labelNames: ["status"],
      registers: [registry],
    }),
    jobs: new Histogram({
      name: "yidao_job_seconds",
      help: "Time a job ran",
      labelNames: ["handler", "outcome"],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers: [registry],
    }),
  };
}

export const { registry, httpDuration, outboxWaiting, deliveries, jobs } = remember("metrics", createMetrics);
