import { Form, Link } from "@remix-run/react";
import { type LicenceClass, licenceCovers } from "#app/domain/fleet/driver.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { FormProblems, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { ExpiryTag } from "./expiry-tag.tsx";
import { PhoneLink } from "./phone-link.tsx";

export interface CrewMember {
  id: string;
  name: string;
  phone: string;
  licenceClass: string;
  licenceExpiresOn: string;
}

export interface CrewData {
  version: number;
  driverId: string;
  coDriverId: string | null;
  helpers: string | null;
  driver: CrewMember;
  coDriver: CrewMember | null;
}

interface CrewedVehicle {
  id: string;
  type: string;
  capacityG: number;
}

function Member({ member, role, today }: { member: CrewMember; role: string; today: string }) {
  return (
    <>
      <dt>{role}</dt>
      <dd className="fleet-pair">
        <Link to={`/drivers/${member.id}`}>{member.name}</Link>
        <PhoneLink phone={member.phone} name={member.name} />
        <span className="muted">{member.licenceClass}</span>
        <ExpiryTag on={member.licenceExpiresOn} today={today} />
      </dd>
    </>
  );
}

/** Who usually rides the vehicle, with a word of warning where a licence may not cover it. */
export function CrewFacts(props: { crew: CrewData | null; vehicle: CrewedVehicle; today: string }) {
  const { crew, vehicle, today } = props;
  const { t } = useI18n();
  if (!crew) {
    return <p className="muted">{t("fleet.crew.none")}</p>;
  }
  const doubtful = [crew.driver, crew.coDriver].filter(
    (member) => member !== null && !licenceCovers(member.licenceClass as LicenceClass, vehicle),
  ) as CrewMember[];
  return (
    <>
      {doubtful.map((member) => (
        <div key={member.id} className="notice notice-warning">
          <Icon name="warning" />
          {t("fleet.crew.notCovered", { name: member.name, licence: member.licenceClass })}
        </div>
      ))}
      <dl className="facts">
        <Member member={crew.driver} role={t("fleet.crew.driver")} today={today} />
        {crew.coDriver ? <Member member={crew.coDriver} role={t("fleet.crew.coDriver")} today={today} /> : null}
        <dt>{t("fleet.crew.helpers")}</dt>
        <dd>{crew.helpers ?? <span className="muted">{t("common.none")}</span>}</dd>
      </dl>
    </>
  );
}

/** Chooses the usual crew among the drivers in service. */
export function CrewForm(props: {
  crew: CrewData | null;
  drivers: { id: string; name: string; licenceClass: string }[];
  answer: unknown;
}) {
  const { crew, drivers, answer } = props;
  const { t } = useI18n();
  if (drivers.length === 0) {
    return (
      <p className="muted">
        {t("fleet.crew.noDrivers")} <Link to="/drivers">{t("fleet.drivers.add")}</Link>
      </p>
    );
  }
  const choices = drivers.map(({ id, name, licenceClass }) => ({ value: id, label: `${name} · ${licenceClass}` }));
  return (
    <Form method="post" action="?at=crew" className="stack-s">
      <FormProblems answer={answer}>
        <input type="hidden" name="version" value={crew?.version ?? 0} />
        <SelectField
          name="driverId"
          label={t("fleet.crew.driver")}
          choices={choices}
          empty={t("fleet.crew.choose")}
          defaultValue={crew?.driverId ?? ""}
          required
        />
        <SelectField
          name="coDriverId"
          label={t("fleet.crew.coDriver")}
          choices={choices}
          empty={t("fleet.crew.nobody")}
          defaultValue={crew?.coDriverId ?? ""}
        />
        <TextField
          name="helpers"
          label={t("fleet.crew.helpers")}
          hint={t("fleet.crew.helpersHint")}
          defaultValue={crew?.helpers ?? ""}
          maxLength={100}
        />
      </FormProblems>
      <div>
        <button className="btn btn-primary" name="intent" value="crew">
          {t("common.save")}
        </button>
      </div>
    </Form>
  );
}
