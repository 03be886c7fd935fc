import * as z from "zod";

export const newDeviceSchema = z.object({
  vehicleId: z.string().min(1),
  name: z.string().trim().min(1).max(40),
});

/** One fix as a device sends it: WGS-84 degrees, instant with offset, km/h, degrees from north, metres. */
export const fixSchema = z.object({
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  lat: z.number(),
  lng: z.number(),
  speedKmh: z.number().min(0).max(1_000).nullish(),
  heading: z.number().min(0).max(360).nullish(),
  accuracyM: z.number().min(0).max(1_000_000).nullish(),
});

/** Body of `POST /api/v1/positions`. */
export const positionsSchema = z.object({ fixes: z.array(fixSchema).min(1).max(500) });

export type Fix = z.output<typeof fixSchema>;
