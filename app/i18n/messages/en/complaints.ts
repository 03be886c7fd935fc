import { complaintCase } from "./complaints-case.ts";
import { complaintQueue } from "./complaints-queue.ts";
import { complaintWords } from "./complaints-words.ts";

export const complaints = { ...complaintWords, queue: complaintQueue, case: complaintCase };
