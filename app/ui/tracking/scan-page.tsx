import { Form, Link, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { SCAN_CODES } from "#app/domain/tracking/desk-events.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, SelectField, TextAreaField, TextField } from "#app/ui/kit/form.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { BulkResults, type ResultRow, useProblemText } from "./bulk-results.tsx";
import { EventFields } from "./event-fields.tsx";
import { type Scanned, useScanner } from "./use-scanner.ts";

interface Props {
  lists: { id: string; fileName: string; senderName: string; createdAt: Date }[];
  trips: { tripNo: string; date: string; plate: string }[];
  now: Date;
  reply: unknown;
}

const TONES = {
  recorded: "done",
  known: "waiting",
  refused: "exception",
  failed: "exception",
  waiting: "planned",
} as const;

function useOutcomeText(): (scan: Scanned) => string {
  const { t } = useI18n();
  const problem = useProblemText();
  return (scan) => {
    switch (scan.outcome) {
      case "waiting":
        return t("shipments.scan.waiting");
      case "failed":
        return t("shipments.scan.failed");
      case "refused":
        return problem(scan.code);
      default:
        return t(`shipments.events.outcomes.${scan.outcome}`);
    }
  };
}

function LastScan({ scan }: { scan: Scanned | undefined }) {
  const { t } = useI18n();
  const outcome = useOutcomeText();
  if (!scan) {
    return <p className="scan-last muted">{t("shipments.scan.none")}</p>;
  }
  return (
    <div className="scan-last" data-outcome={scan.outcome} role="status">
      <strong>{scan.text}</strong>
      <span>{outcome(scan)}</span>
      {scan.waybillNo ? (
        <span className="row-wrap">
          <span>{scan.consigneeName}</span>
          {scan.piece !== null ? <span>{t("shipments.scan.piece", { piece: scan.piece })}</span> : null}
          {scan.done !== null && scan.pieces !== null ? (
            <b>{t("shipments.scan.progress", { done: scan.done, total: scan.pieces })}</b>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}

function ScanTable({ scans }: { scans: Scanned[] }) {
  const { t } = useI18n();
  const outcome = useOutcomeText();
  return (
    <div className="table-wrap bulk-results">
      <table className="table">
        <tbody>
          {scans.map((scan) => (
            <tr key={scan.key}>
              <td className="mono">
                {scan.waybillNo ? <Link to={`/shipments/${scan.waybillNo}`}>{scan.text}</Link> : scan.text}
              </td>
              <td>
                <Tag tone={TONES[scan.outcome]}>{outcome(scan)}</Tag>
              </td>
              <td>{scan.consigneeName}</td>
              <td className="num">
                {scan.done !== null && scan.pieces !== null
                  ? t("shipments.scan.progress", { done: scan.done, total: scan.pieces })
                  : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BulkForms({ lists, trips }: Pick<Props, "lists" | "trips">) {
  const { t, f } = useI18n();
  const busy = useNavigation().state !== "idle";
  const submit = (by: string) => (
    <button className="btn btn-primary" name="by" value={by} disabled={busy}>
      {t(busy ? "shipments.events.saving" : "shipments.events.save")}
    </button>
  );
  return (
    <>
      <details className="card">
        <summary className="card-head">{t("shipments.scan.paste")}</summary>
        <div className="card-body stack-s">
          <TextAreaField
            name="numbers"
            label={t("shipments.scan.numbers")}
            hint={t("shipments.scan.pasteHint")}
            rows={8}
          />
          {submit("numbers")}
        </div>
      </details>
      <details className="card">
        <summary className="card-head">{t("shipments.scan.byList")}</summary>
        <div className="card-body stack-s">
          <SelectField
            name="list"
            label={t("shipments.scan.list")}
            hint={t("shipments.scan.byListHint")}
            empty={t("shipments.scan.chooseList")}
            choices={lists.map(({ id, fileName, senderName, createdAt }) => ({
              value: id,
              label: t("shipments.scan.listOption", {
                file: fileName,
                sender: senderName,
                time: f.dateTime(createdAt),
              }),
            }))}
          />
          {submit("list")}
        </div>
      </details>
      <details className="card">
        <summary className="card-head">{t("shipments.scan.byTrip")}</summary>
        <div className="card-body stack-s">
          <TextField
            name="tripNo"
            label={t("shipments.scan.tripNo")}
            hint={t("shipments.scan.byTripHint")}
            list="scan-trips"
            autoComplete="off"
          />
          <datalist id="scan-trips">
            {trips.map(({ tripNo, plate, date }) => (
              <option key={tripNo} value={tripNo}>
                {t("shipments.scan.tripOption", { plate, date })}
              </option>
            ))}
          </datalist>
          {submit("trip")}
        </div>
      </details>
    </>
  );
}

/** Recording by scan: the event is chosen once, then each scan counts. Pasting, lists and trips work without script too. */
export function ScanPage({ lists, trips, now, reply }: Props) {
  const { t } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [sound, setSound] = useState(true);
  const { scans, scan } = useScanner(sound);
  const answer = reply as { ok: boolean; result?: { rows: ResultRow[] } } | undefined;
  useEffect(() => input.current?.focus(), []);
  const count = (outcome: Scanned["outcome"]) => scans.filter((one) => one.outcome === outcome).length;
  return (
    <div className="scan-page">
      <Form method="post" ref={form} className="stack-s">
        <FormProblems answer={reply}>
          <section className="card card-body stack-s">
            <EventFields codes={SCAN_CODES} now={now} onCode={() => input.current?.focus()} />
          </section>
          <BulkForms lists={lists} trips={trips} />
        </FormProblems>
      </Form>
      <div className="stack-s">
        <input
          ref={input}
          className="scan-input"
          aria-label={t("shipments.scan.input")}
          placeholder={t("shipments.scan.input")}
          autoComplete="off"
          onKeyDown={(event) => {
            const text = event.currentTarget.value.trim();
            if (event.key !== "Enter" || text === "" || !form.current) {
              return;
            }
            event.preventDefault();
            scan(new FormData(form.current), text);
            event.currentTarget.value = "";
          }}
        />
        <div className="row">
          <span>{t("shipments.scan.count", { n: count("recorded") })}</span>
          <span className={count("refused") > 0 ? "text-exception" : "muted"}>
            {t("shipments.scan.countRefused", { n: count("refused") })}
          </span>
          <label className="check" style={{ marginInlineStart: "auto" }}>
            <input type="checkbox" checked={sound} onChange={(event) => setSound(event.target.checked)} />
            {t("shipments.scan.sound")}
          </label>
        </div>
        {answer?.ok && answer.result ? <BulkResults rows={answer.result.rows} /> : null}
        <LastScan scan={scans[0]} />
        {scans.length > 1 ? <ScanTable scans={scans.slice(1)} /> : null}
      </div>
    </div>
  );
}
