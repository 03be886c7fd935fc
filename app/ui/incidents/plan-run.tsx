import { Form, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { PlanRunView, PlanTaskView } from "#app/domain/incidents/plan-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { TimeLeft } from "#app/ui/kit/time-left.tsx";
import "./incidents.css";

const TONES: Record<PlanRunView["status"], Tone> = { open: "moving", done: "done", cancelled: "planned" };

/** A form that acts on one task and comes back to this page. */
function TaskForm({ task, children, className }: { task: PlanTaskView; children: ReactNode; className?: string }) {
  const { pathname, search } = useLocation();
  const hidden = { back: `${pathname}${search}`, taskId: task.id, version: task.version, no: task.no };
  return (
    <Form method="post" action="/incidents/act" className={className} preventScrollReset>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}

function MoreActs({ task, people }: { task: PlanTaskView; people: PlanRunView["people"] }) {
  const { t } = useI18n();
  return (
    <details className="run-more">
      <summary className="btn btn-small btn-quiet">
        {t("incidents.run.more")} <Icon name="down" />
      </summary>
      <div className="stack run-more-body">
        <TaskForm task={task} className="stack-s">
          <label className="field">
            <span className="label">{t("incidents.run.note")}</span>
            <textarea className="textarea" name="note" rows={2} maxLength={500} />
            <span className="hint">{t("incidents.run.noteHint")}</span>
          </label>
          <input type="hidden" name="intent" value="complete" />
          <div className="row">
            <button className="btn btn-small btn-primary" name="outcome" value="done">
              {t("incidents.run.done")}
            </button>
            <button className="btn btn-small" name="outcome" value="not_needed">
              {t("incidents.run.notNeeded")}
            </button>
          </div>
        </TaskForm>
        {people.length > 0 ? (
          <TaskForm task={task} className="row">
            <select
              className="select"
              name="ownerId"
              defaultValue={task.owner?.id ?? ""}
              aria-label={t("incidents.run.assign")}
              required
            >
              <option value="" disabled>
                {t("incidents.run.assign")}
              </option>
              {people.map(({ id, name, role }) => (
                <option key={id} value={id}>
                  {name} · {t(`identity.roles.${role}`)}
                </option>
              ))}
            </select>
            <button className="btn btn-small" name="intent" value="assign">
              {t("incidents.run.assignDo")}
            </button>
          </TaskForm>
        ) : null}
      </div>
    </details>
  );
}

/** What has become of a task that is settled. */
function Settled({ task, doneAt }: { task: PlanTaskView; doneAt: Date }) {
  const { t, f } = useI18n();
  const late = doneAt.getTime() - task.dueAt.getTime();
  const values = { name: task.doneByName ?? "", time: f.dateTime(doneAt) };
  return (
    <p className="row-wrap muted">
      <span>{t(`incidents.run.${task.outcome === "not_needed" ? "notNeededBy" : "doneBy"}`, values)}</span>
      {late > 0 && task.outcome === "done" ? (
        <span className="text-late">{t("incidents.run.late", { time: f.duration(late) })}</span>
      ) : null}
      {task.note ? <span>{task.note}</span> : null}
    </p>
  );
}

function Task({ task, run, now }: { task: PlanTaskView; run: PlanRunView; now: Date }) {
  const { t, f } = useI18n();
  const { doneAt, outcome, owner, mayComplete } = task;
  const open = doneAt === null && run.status !== "cancelled";
  return (
    <li className={`run-task ${doneAt ? "run-done" : ""}`}>
      <span className={`run-mark ${outcome === "done" ? "text-done" : "muted"}`}>
        {doneAt ? <Icon name={outcome === "done" ? "check" : "close"} /> : task.no}
      </span>
      <div className="grow">
        <div className="row-wrap">
          <strong>{task.title}</strong>
          <span className="muted">
            {owner ? owner.name : t("incidents.run.nobody")} · {t(`incidents.roles.${task.role}`)}
          </span>
        </div>
        <p className="run-text">{task.text}</p>
        {doneAt ? <Settled task={task} doneAt={doneAt} /> : null}
      </div>
      <div className="run-acts">
        {open ? (
          <span className="row" title={t("incidents.run.due", { time: f.full(task.dueAt) })}>
            <TimeLeft dueAt={task.dueAt} now={now} />
          </span>
        ) : null}
        {open && mayComplete ? (
          <TaskForm task={task}>
            <input type="hidden" name="intent" value="complete" />
            <button className="btn btn-small" name="outcome" value="done">
              <Icon name="check" />
              {t("incidents.run.done")}
            </button>
          </TaskForm>
        ) : null}
        {doneAt && mayComplete ? (
          <TaskForm task={task}>
            <button className="btn btn-small btn-quiet" name="intent" value="reopen">
              <Icon name="undo" />
              {t("incidents.run.reopen")}
            </button>
          </TaskForm>
        ) : null}
        {open && mayComplete ? <MoreActs key={task.version} task={task} people={run.people} /> : null}
      </div>
    </li>
  );
}

/** The plan as it is carried out for a case: a checklist with owners, live due times and what became of each task. */
export function PlanRun({ run, now }: { run: PlanRunView; now: Date }) {
  const { t, f } = useI18n();
  const done = run.tasks.filter(({ doneAt }) => doneAt !== null).length;
  const known = ["closed", "merged"].includes(run.endReason);
  return (
    <div className="stack-s">
      <div className="row-wrap">
        <Tag tone={TONES[run.status]}>{t(`incidents.run.status.${run.status}`)}</Tag>
        <strong>{t("incidents.run.name", { name: run.planName, n: run.revision })}</strong>
        <span className="muted">
          {t("incidents.run.opened", { time: f.dateTime(run.openedAt) })}
          {run.endedAt ? ` · ${t("incidents.run.ended", { time: f.dateTime(run.endedAt) })}` : null}
          {run.endReason ? ` · ${known ? t(`incidents.run.reasons.${run.endReason}`) : run.endReason}` : null}
        </span>
        <span className="grow" />
        <span>{t("incidents.run.progress", { done, all: run.tasks.length })}</span>
      </div>
      <progress
        className="run-progress"
        value={done}
        max={run.tasks.length}
        aria-label={t("incidents.run.progress", { done, all: run.tasks.length })}
      />
      <ol>
        {run.tasks.map((task) => (
          <Task key={task.id} task={task} run={run} now={now} />
        ))}
      </ol>
    </div>
  );
}
