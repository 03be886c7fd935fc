import { useRef, useState } from "react";

export interface Scanned {
  key: number;
  text: string;
  outcome: "waiting" | "recorded" | "known" | "refused" | "failed";
  code: string | null;
  waybillNo: string | null;
  consigneeName: string | null;
  piece: number | null;
  pieces: number | null;
  done: number | null;
}

type Answer =
  | { ok: true; result: { scans: Omit<Scanned, "key">[] } }
  | { ok: false; code: string; fields: { code: string }[] };

const KEEP = 100;
const TONES = { recorded: 880, known: 440, refused: 180, failed: 180, waiting: 0 } as const;

function beep(outcome: Scanned["outcome"]): void {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  tone.frequency.value = TONES[outcome];
  tone.connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + (outcome === "recorded" ? 0.08 : 0.25));
  tone.onended = () => void audio.close();
}

async function send(event: FormData, text: string): Promise<Omit<Scanned, "key">> {
  const blank = { text, waybillNo: null, consigneeName: null, piece: null, pieces: null, done: null };
  try {
    event.set("by", "numbers");
    event.set("numbers", text);
    const response = await fetch("/tracking/scan/record", { method: "POST", body: event });
    const answer = (await response.json()) as Answer;
    if (answer.ok && answer.result.scans[0]) {
      return answer.result.scans[0];
    }
    return { ...blank, outcome: "refused", code: answer.ok ? null : (answer.fields[0]?.code ?? answer.code) };
  } catch {
    return { ...blank, outcome: "failed", code: null };
  }
}

/**
 * Sends each scan at once and in the order of scanning, and keeps the last ones with what became of them. The next scan does
 * not wait for the answer to the one before.
 */
export function useScanner(sound: boolean): { scans: Scanned[]; scan: (event: FormData, text: string) => void } {
  const [scans, setScans] = useState<Scanned[]>([]);
  const next = useRef(1);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const scan = (event: FormData, text: string) => {
    const key = next.current++;
    const waiting = {
      text,
      outcome: "waiting",
      code: null,
      waybillNo: null,
      consigneeName: null,
      piece: null,
      pieces: null,
      done: null,
    } as const;
    setScans((all) => [{ key, ...waiting }, ...all].slice(0, KEEP));
    queue.current = queue.current.then(async () => {
      const result = await send(event, text);
      setScans((all) => all.map((one) => (one.key === key ? { key, ...result } : one)));
      if (sound) {
        beep(result.outcome);
        navigator.vibrate?.(result.outcome === "recorded" ? 40 : [120, 60, 120]);
      }
    });
  };
  return { scans, scan };
}
