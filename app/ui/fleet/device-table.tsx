import { Link } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { Confirm } from "./confirm.tsx";

export interface DeviceRowData {
  id: string;
  name: string;
  keyPrefix: string;
  createdAt: Date;
  lastSeenAt: Date | null;
  revokedAt: Date | null;
  vehicle: { id: string; plate: string };
}

function DeviceRow({ device, now }: { device: DeviceRowData; now: Date }) {
  const { t, f } = useI18n();
  const { id, name, lastSeenAt, revokedAt } = device;
  return (
    <tr>
      <td>
        <Link className="fleet-plate" to={`/vehicles/${device.vehicle.id}`}>
          {device.vehicle.plate}
        </Link>
      </td>
      <td>{name}</td>
      <td className="mono">{device.keyPrefix}…</td>
      <td>{f.dateTime(device.createdAt, now)}</td>
      <td>
        {lastSeenAt ? (
          <span title={f.full(lastSeenAt)}>
            {t("fleet.fix.ago", { time: f.duration(now.getTime() - lastSeenAt.getTime()) })}
          </span>
        ) : (
          <span className="muted">{t("fleet.devices.never")}</span>
        )}
      </td>
      <td>
        {revokedAt ? (
          <span className="fleet-pair">
            <Tag tone="planned" icon="close">
              {t("fleet.devices.revoked")}
            </Tag>
            <span className="muted">{f.dateTime(revokedAt, now)}</span>
          </span>
        ) : (
          <Tag tone="done">{t("fleet.devices.on")}</Tag>
        )}
      </td>
      <td>
        {revokedAt ? null : (
          <Confirm
            label={t("fleet.devices.revoke")}
            question={t("fleet.devices.revokeAsk", { name })}
            act={t("fleet.devices.revoke")}
            intent="revoke"
            fields={{ deviceId: id, name }}
            small
            danger
          />
        )}
      </td>
    </tr>
  );
}

/** Positioning devices; those in use first. */
export function DeviceTable({ devices, now }: { devices: DeviceRowData[]; now: Date }) {
  const { t } = useI18n();
  const heads = ["vehicle", "name", "key", "created", "lastSeen", "state"] as const;
  return (
    <div className="table-wrap fleet-room">
      <table className="table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{t(`fleet.devices.${head}`)}</th>
            ))}
            <th>
              <span className="sr-only">{t("fleet.devices.revoke")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
