import { Form } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { CheckField, SelectField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { Confirm } from "./confirm.tsx";
import { reasonChoices } from "./reason-choices.ts";
import { isOpenStop, type TripView } from "./trip-types.ts";

function Step({ trip, act }: { trip: TripView; act: "release" | "depart" }) {
  const { t } = useI18n();
  return (
    <Form method="post" action={`?at=${act}`}>
      <input type="hidden" name="version" value={trip.version} />
      <button className="btn btn-primary" name="intent" value={act} title={t(`fleet.trip.hint.${act}`)}>
        <Icon name={act === "release" ? "arrow" : "truck"} />
        {t(`fleet.trip.act.${act}`)}
      </button>
    </Form>
  );
}

function Close({ trip, open }: { trip: TripView; open: boolean }) {
  const { t } = useI18n();
  const left = trip.stops.filter(isOpenStop);
  const question =
    left.length > 0 ? t("fleet.trip.hint.closeOpen", { count: left.length }) : t("fleet.trip.hint.close");
  return (
    <Confirm
      label={
        <>
          <Icon name="check" />
          {t("fleet.trip.act.close")}
        </>
      }
      question={question}
      act={t("fleet.trip.act.confirm", { act: t("fleet.trip.act.close") })}
      intent="close"
      to="?at=close"
      fields={{ version: trip.version }}
      open={open}
    >
      {left.map((stop) => (
        <SelectField
          key={stop.id}
          name={`reason:${stop.id}`}
          label={stop.title}
          choices={reasonChoices(t, stop.kind)}
          empty={t("fleet.crew.choose")}
          required
        />
      ))}
      <CheckField name="unload" label={t("fleet.trip.unload")} defaultChecked />
    </Confirm>
  );
}

/** The next steps of a trip's life, for who may take them. */
export function TripActs({ trip, at }: { trip: TripView; at: string | null }) {
  const { t } = useI18n();
  const { status, tripNo, version } = trip;
  const waiting = status === "planned" || status === "released";
  return (
    <>
      {status === "planned" ? <Step trip={trip} act="release" /> : null}
      {status === "released" ? <Step trip={trip} act="depart" /> : null}
      {status === "departed" ? <Close trip={trip} open={at === "close"} /> : null}
      {waiting ? (
        <Confirm
          label={t("fleet.trip.act.cancel")}
          question={t("fleet.trip.hint.cancel", { tripNo })}
          act={t("fleet.trip.act.cancel")}
          intent="cancel"
          to="?at=cancel"
          fields={{ version }}
          danger
        />
      ) : null}
    </>
  );
}
