import { type ReactNode, useCallback, useEffect } from "react";
import type { TripView } from "#app/domain/driver/trip-view.ts";
import { useI18n } from "#app/i18n/react.tsx";
import { Menu } from "#app/ui/frame/menu.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { useToast } from "#app/ui/kit/toasts.tsx";
import "./driver.css";
import { forgetOffline, keepForOffline } from "./keep-for-offline.ts";
import type { QueuedRefusal } from "./queue.ts";
import { QueueSheet } from "./queue-sheet.tsx";
import { type Connection, DriverQueueContext, useQueueOfPhone } from "./use-driver-queue.ts";
import { TripsProvider, useFreshTrips } from "./use-fresh-trips.ts";

function ConnectionSign({ connection }: { connection: Connection }) {
  const { t } = useI18n();
  return connection === "online" ? null : (
    <span className="driver-offline">
      <Icon name="warning" />
      {t(`driver.connection.${connection}`)}
    </span>
  );
}

function DriverMenu({ name }: { name: string }) {
  const { t, locale } = useI18n();
  return (
    <Menu label={<Icon name="user" label={name} size={20} />} className="btn btn-quiet btn-icon">
      <div className="menu-list">
        <span className="muted driver-menu-name">{name}</span>
        <form method="post" action="/preferences">
          <button name="locale" value={locale === "en" ? "zh-CN" : "en"}>
            {t("common.otherLanguage")}
          </button>
        </form>
        <form method="post" action="/logout" onSubmit={forgetOffline}>
          <button>{t("identity.signOut")}</button>
        </form>
      </div>
    </Menu>
  );
}

/** The frame of the driver's pages: the queue, the connection, and the way out. */
export function DriverFrame(props: {
  user: { id: string; name: string };
  /** the trips as the page was sent with */
  trips: TripView[];
  children: ReactNode;
}) {
  const { user, children } = props;
  const { t } = useI18n();
  const { fresh, refresh } = useFreshTrips(props.trips);
  const toast = useToast();
  const onPartly = useCallback(
    (refusals: QueuedRefusal[]) => {
      for (const { code, params } of refusals) {
        toast({ tone: "problem", text: t("driver.queue.partly", { reason: t(`errors.${code}`, params) }) });
      }
    },
    [toast, t],
  );
  const pages = ["/driver", ...fresh.trips.map((trip) => `/driver/trips/${trip.id}`)].join(" ");
  const onSent = useCallback(() => {
    void refresh().then(() => keepForOffline(pages.split(" ")));
  }, [refresh, pages]);
  const queue = useQueueOfPhone(user.id, { onSent, onPartly });
  useEffect(() => void keepForOffline(pages.split(" ")), [pages]);
  return (
    <DriverQueueContext.Provider value={queue}>
      <TripsProvider value={fresh}>
        <div className="driver" data-ready={queue.ready || undefined}>
          <header className="driver-bar">
            <a className="driver-brand" href="/driver">
              <img src="/favicon.svg" alt="" width={26} height={26} />
              {t("driver.title")}
            </a>
            <ConnectionSign connection={queue.connection} />
            <span className="grow" />
            <QueueSheet />
            <DriverMenu name={user.name} />
          </header>
          {queue.connection === "signed_out" ? (
            <p className="notice notice-warning driver-notice">
              <span className="grow">{t("driver.queue.signed_out")}</span>
              <a className="btn" href="/login?next=/driver">
                {t("driver.signIn")}
              </a>
            </p>
          ) : null}
          <main>{children}</main>
        </div>
      </TripsProvider>
    </DriverQueueContext.Provider>
  );
}
