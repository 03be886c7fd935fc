import { Form } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";

/** The line above a list of vehicles or drivers: a word to look for, and whether those out of use are shown too. */
export function ListFilter({ text, all, hint }: { text: string; all: boolean; hint: string }) {
  const { t } = useI18n();
  return (
    <Form method="get" className="toolbar" key={`${text}-${all}`}>
      <input
        className="input"
        type="search"
        name="q"
        defaultValue={text}
        placeholder={hint}
        aria-label={t("common.filter")}
        data-filter
      />
      <select className="select" name="show" defaultValue={all ? "all" : ""} aria-label={t("fleet.vehicles.state")}>
        <option value="">{t("fleet.shown.active")}</option>
        <option value="all">{t("fleet.shown.all")}</option>
      </select>
      <button className="btn">{t("common.filter")}</button>
    </Form>
  );
}
