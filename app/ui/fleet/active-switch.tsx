import { Form } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Confirm } from "./confirm.tsx";

/** Takes a vehicle or a driver out of service, after a question, or back, without one. */
export function ActiveSwitch(props: {
  of: "vehicles" | "drivers";
  /** the name the texts call it by */
  name: "plate" | "name";
  title: string;
  active: boolean;
  version: number;
}) {
  const { of, name, title, active, version } = props;
  const { t } = useI18n();
  if (active) {
    return (
      <Confirm
        label={t(`fleet.${of}.deactivate`)}
        question={t(`fleet.${of}.deactivateAsk`, { [name]: title })}
        act={t(`fleet.${of}.deactivate`)}
        intent="active"
        fields={{ version, active: "false", [name]: title }}
        danger
      />
    );
  }
  return (
    <Form method="post">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="active" value="true" />
      <input type="hidden" name={name} value={title} />
      <button className="btn" name="intent" value="active">
        {t(`fleet.${of}.activate`)}
      </button>
    </Form>
  );
}
