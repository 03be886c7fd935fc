import { Form } from "@remix-run/react";
import { useId } from "react";
import type { CalendarDetail, CalendarLine } from "#app/domain/calendar/calendar-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { answerTo, type Typed, typedInto } from "./answers.ts";
import { Touches } from "./touches.tsx";

/** Zones of the company and of the countries its goods go to and come from. */
const ZONES = [
  ...["Asia/Shanghai", "Asia/Urumqi", "Asia/Almaty", "Asia/Bishkek", "Asia/Tashkent", "Asia/Dushanbe"],
  ...["Asia/Karachi", "Asia/Ulaanbaatar", "Europe/Moscow", "Europe/Berlin", "UTC"],
];

function NameAndZone({ name, timeZone, typed }: { name: string; timeZone: string; typed: Typed | null }) {
  const { t } = useI18n();
  const zones = useId();
  return (
    <>
      <TextField
        name="name"
        label={t("calendar.settings.name")}
        required
        maxLength={40}
        defaultValue={typed?.name ?? name}
      />
      <TextField
        name="timeZone"
        label={t("calendar.settings.zone")}
        hint={t("calendar.settings.zoneHint")}
        required
        list={zones}
        defaultValue={typed?.timeZone ?? timeZone}
      />
      <datalist id={zones}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

function Target({ detail }: { detail: CalendarDetail }) {
  return (
    <>
      <input type="hidden" name="calendarId" value={detail.id} />
      <input type="hidden" name="version" value={detail.version} />
    </>
  );
}

function NotDefault({ detail }: { detail: CalendarDetail }) {
  const { t } = useI18n();
  return (
    <div className="row-wrap">
      <Form method="post" preventScrollReset>
        <Target detail={detail} />
        <button className="btn" name="intent" value="default">
          {t("calendar.settings.makeDefault")}
        </button>
      </Form>
      {detail.openClocks + detail.standards > 0 ? null : (
        <details className="cal-delete">
          <summary className="btn btn-danger">{t("calendar.settings.delete")}</summary>
          <Form method="post" className="row-wrap">
            <Target detail={detail} />
            <span>{t("calendar.settings.deleteAsk")}</span>
            <button className="btn btn-danger" name="intent" value="delete">
              {t("common.confirm")}
            </button>
          </Form>
        </details>
      )}
    </div>
  );
}

/** Name and time zone of a calendar, what reckons with it, the choice of the default, and its end. */
export function SettingsForm({ detail, answer }: { detail: CalendarDetail; answer: unknown }) {
  const { t, f } = useI18n();
  const { openClocks: clocks, standards } = detail;
  return (
    <section className="card" aria-labelledby="cal-settings">
      <h2 className="card-head" id="cal-settings">
        {t("calendar.settings.title")}
      </h2>
      <div className="card-body stack-s">
        <Form method="post" className="stack-s" preventScrollReset>
          <Target detail={detail} />
          <FormProblems answer={answerTo(answer, "settings")}>
            <NameAndZone {...detail} typed={typedInto(answer, "settings")} />
          </FormProblems>
          <Touches count={clocks} />
          <div>
            <button className="btn" name="intent" value="settings">
              {t("calendar.settings.save")}
            </button>
          </div>
        </Form>
        <p className="muted">
          {t("calendar.settings.usedBy", { standards: f.number(standards), clocks: f.number(clocks) })}
        </p>
        {detail.isDefault ? <p>{t("calendar.settings.isDefault")}</p> : <NotDefault detail={detail} />}
      </div>
    </section>
  );
}

/** A new calendar: folded unless it is the first, or the server found fault with it. */
export function NewCalendar({ calendars, answer }: { calendars: CalendarLine[]; answer: unknown }) {
  const { t } = useI18n();
  const typed = typedInto(answer, "create");
  const open = calendars.length === 0 || typed !== null;
  return (
    <details className="card cal-new" open={open || undefined}>
      <summary className="card-head">
        <span className="row">
          <Icon name="plus" />
          {t("calendar.create.title")}
        </span>
      </summary>
      <Form method="post" className="card-body stack-s">
        <FormProblems answer={answerTo(answer, "create")}>
          <NameAndZone name="" timeZone={calendars[0]?.timeZone ?? "Asia/Shanghai"} typed={typed} />
          <SelectField
            name="from"
            label={t("calendar.create.from")}
            empty={t("calendar.create.fresh")}
            defaultValue={typed?.from ?? ""}
            choices={calendars.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FormProblems>
        <div>
          <button className="btn btn-primary" name="intent" value="create">
            {t("calendar.create.save")}
          </button>
        </div>
      </Form>
    </details>
  );
}
