import { Form, Link, useSearchParams } from "@remix-run/react";
import { hoursOf } from "#app/domain/standards/lane-standard.ts";
import type { StandardLine } from "#app/domain/standards/standard-line.ts";
import { DIRECTIONS, type Direction } from "#app/domain/tracking/direction.ts";
import { stagesOf } from "#app/domain/tracking/stages.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Empty } from "#app/ui/kit/empty.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Tag, type Tone } from "#app/ui/kit/tag.tsx";
import { StandardForm } from "./standard-form.tsx";
import { StandardsTabs } from "./standards-tabs.tsx";

const TONES: Record<StandardLine["state"], Tone> = { in_force: "done", coming: "planned", past: "waiting" };

interface Props {
  lines: StandardLine[];
  mayManage: boolean;
  /** YYYY-MM-DD in Beijing */
  tomorrow: string;
  answer: unknown;
}

function Acts({ line }: { line: StandardLine }) {
  const { t } = useI18n();
  return (
    <span className="row">
      <Link className="btn btn-small" to={`?edit=${line.id}`}>
        {t(line.state === "coming" ? "standards.correct" : "standards.revise")}
      </Link>
      {line.state === "coming" ? (
        <Form method="post">
          <input type="hidden" name="id" value={line.id} />
          <input type="hidden" name="version" value={line.version} />
          <button className="btn btn-small btn-danger" name="act" value="withdraw">
            {t("standards.withdraw")}
          </button>
        </Form>
      ) : null}
    </span>
  );
}

function Line({ line, mayManage }: { line: StandardLine; mayManage: boolean }) {
  const { t, f } = useI18n();
  return (
    <tr className={line.state === "past" ? "muted" : undefined}>
      <td>{line.placeName ?? t("standards.anywhere")}</td>
      <td>{line.name}</td>
      {stagesOf(line.direction).map((stage) => {
        const hours = hoursOf(line.stages, stage);
        return (
          <td key={stage} className="num" title={hours === null ? undefined : f.duration(hours * 3_600_000)}>
            {hours === null ? <span className="muted">–</span> : t("standards.hours", { n: f.number(hours) })}
          </td>
        );
      })}
      <td>{line.effectiveFrom}</td>
      <td>
        <Tag tone={TONES[line.state]} icon={line.state === "past" ? "clock" : undefined}>
          {t(`standards.states.${line.state}`)}
        </Tag>
      </td>
      {mayManage ? <td>{line.state === "past" ? null : <Acts line={line} />}</td> : null}
    </tr>
  );
}

function Lane({ direction, lines, mayManage }: { direction: Direction; lines: StandardLine[]; mayManage: boolean }) {
  const { t } = useI18n();
  if (lines.length === 0) {
    return null;
  }
  return (
    <section className="stack-s">
      <h2>{t(`common.direction.${direction}`)}</h2>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th>{t("standards.columns.dest")}</th>
              <th>{t("standards.columns.name")}</th>
              {stagesOf(direction).map((stage) => (
                <th key={stage} className="num">
                  {t(`tracking.stages.${stage}`)}
                </th>
              ))}
              <th>{t("standards.columns.from")}</th>
              <th>{t("standards.columns.state")}</th>
              {mayManage ? <th aria-label={t("common.edit")} /> : null}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.id} line={line} mayManage={mayManage} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The standards of all lanes by direction, and the form to add or revise one (`?add`, `?edit=<id>`). */
export function StandardsPage({ lines, mayManage, tomorrow, answer }: Props) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const past = search.has("past");
  const editing = lines.find((line) => line.id === search.get("edit"));
  const formOpen = mayManage && (search.has("add") || editing !== undefined);
  const shown = past ? lines : lines.filter((line) => line.state !== "past");
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("standards.title")}</h1>
        <div className="actions">
          <Link className="btn btn-quiet" to={past ? "?" : "?past"}>
            {t(past ? "standards.hidePast" : "standards.showPast")}
          </Link>
          {mayManage ? (
            <Link className="btn btn-primary" to="?add">
              <Icon name="plus" />
              {t("standards.add")}
            </Link>
          ) : null}
        </div>
      </div>
      <StandardsTabs tab="lanes" />
      <p className="muted">{t("standards.intro")}</p>
      {formOpen ? (
        <StandardForm key={editing?.id ?? "add"} editing={editing} tomorrow={tomorrow} answer={answer} />
      ) : null}
      {lines.length === 0 ? <Empty title={t("standards.empty")}>{t("standards.emptyHint")}</Empty> : null}
      {DIRECTIONS.map((direction) => (
        <Lane
          key={direction}
          direction={direction}
          lines={shown.filter((line) => line.direction === direction)}
          mayManage={mayManage}
        />
      ))}
    </div>
  );
}
