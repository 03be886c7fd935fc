import type { QueueFilter } from "#app/domain/complaints/complaint-view.ts";

/** A filter as it stands in the address: only what is asked for. */
export function queueParams(filter: QueueFilter): URLSearchParams {
  const { view, status, party, channel, text } = filter;
  const params = new URLSearchParams({ view });
  for (const [name, value] of Object.entries({ status, party, channel, text })) {
    if (value) {
      params.set(name, value);
    }
  }
  return params;
}

/** Whether anything but the view narrows the queue. */
export function isNarrowed({ status, party, channel, text }: QueueFilter): boolean {
  return status !== null || party !== null || channel !== null || text !== "";
}
