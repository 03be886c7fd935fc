import * as z from "zod";

/** Where a complaint came in. */
export const complaintChannels = ["tracking_page"] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];

export const complaintSchema = z.object({
  contactName: z.string().trim().min(1).max(40),
  contactPhone: z.string().trim().min(1).max(30),
  content: z.string().trim().min(5).max(2_000),
});

export type NewComplaint = z.output<typeof complaintSchema>;

const NUMBER_DIGITS = 4;

/** TS + YYMMDD + sequence of the day, e.g. TS2611210007. */
export function formatComplaintNo(businessDate: string, sequence: number): string {
  return `TS${businessDate.slice(2).replaceAll("-", "")}${String(sequence).padStart(NUMBER_DIGITS, "0")}`;
}

export function isComplaintNo(text: string): boolean {
  return /^TS\d{10,}$/.test(text);
}
