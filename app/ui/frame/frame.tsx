import { Form, Link, NavLink } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import "./frame.css";
import { KeyboardSheet } from "./keyboard-sheet.tsx";
import { useLiveStream } from "./live-stream.ts";
import { Menu } from "./menu.tsx";
import { BAR_LIMIT, type NavItem, navigationFor } from "./navigation.ts";
import { SearchPalette } from "./search-palette.tsx";
import { useFrameKeys } from "./use-frame-keys.ts";

export interface FrameUser {
  displayName: string;
  role: string;
  theme: string;
  locale: string;
}

export type NavCounts = Partial<Record<NonNullable<NavItem["count"]>, number>>;

function NavEntry({ item, counts }: { item: NavItem; counts: NavCounts }) {
  const { t } = useI18n();
  const count = item.count ? (counts[item.count] ?? 0) : 0;
  return (
    <NavLink to={item.to} end={item.to === "/"} prefetch="intent">
      {t(`common.nav.${item.key}`)}
      {count > 0 ? <span className="count">{count > 999 ? "999+" : count}</span> : null}
    </NavLink>
  );
}

function UserMenu({ user }: { user: FrameUser }) {
  const { t } = useI18n();
  const other = user.locale === "en" ? "zh-CN" : "en";
  return (
    <Menu
      label={
        <>
          <Icon name="user" /> {user.displayName}
        </>
      }
      className="btn btn-quiet"
    >
      <div className="menu-list">
        <span className="muted" style={{ padding: "4px 8px", display: "block" }}>
          {t(`identity.roles.${user.role}`)}
        </span>
        <Link to="/account">{t("identity.account.title")}</Link>
        <Form method="post" action="/preferences" reloadDocument>
          <button name="locale" value={other}>
            {t("common.otherLanguage")}
          </button>
        </Form>
        <Form method="post" action="/preferences" reloadDocument>
          {["light", "dark", "system"].map((theme) => (
            <button key={theme} name="theme" value={theme} aria-pressed={user.theme === theme}>
              {user.theme === theme ? <Icon name="check" /> : <span style={{ width: 16 }} />}
              {t(`common.theme.${theme}`)}
            </button>
          ))}
        </Form>
        <Form method="post" action="/logout" reloadDocument>
          <button>{t("identity.signOut")}</button>
        </Form>
      </div>
    </Menu>
  );
}

interface FrameProps {
  user: FrameUser;
  counts: NavCounts;
  /** what everybody whom it concerns has to see on every page */
  banner?: ReactNode;
  children: ReactNode;
}

/** The bar around every page of the console: where one can go, what waits there, search, and who one is. */
export function Frame({ user, counts, banner, children }: FrameProps) {
  const { t } = useI18n();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const [ready, setReady] = useState(false);
  const connected = useLiveStream();
  useFrameKeys({ search: () => setPalette(true), help: () => setSheet(true) });
  useEffect(() => setReady(true), []);
  const items = navigationFor(user.role);
  const more = items.slice(BAR_LIMIT);
  return (
    <div className="frame" data-ready={ready || undefined}>
      <header className="frame-bar no-print">
        <Menu
          label={<Icon name="menu" label={t("common.menu")} />}
          className="btn btn-quiet btn-icon frame-small-menu"
          start
        >
          <div className="menu-list start">
            {items.map((item) => (
              <NavEntry key={item.to} item={item} counts={counts} />
            ))}
          </div>
        </Menu>
        <Link to="/" className="frame-brand">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          {t("common.product")}
        </Link>
        <nav className="frame-nav" aria-label={t("common.menu")}>
          {items.slice(0, BAR_LIMIT).map((item) => (
            <NavEntry key={item.to} item={item} counts={counts} />
          ))}
        </nav>
        {more.length > 0 ? (
          <Menu
            label={
              <>
                {t("common.more")} <Icon name="down" />
              </>
            }
            className="btn btn-quiet"
            start
          >
            <div className="menu-list start">
              {more.map((item) => (
                <NavEntry key={item.to} item={item} counts={counts} />
              ))}
            </div>
          </Menu>
        ) : null}
        <div className="frame-end">
          {connected ? null : (
            <span className="live-off">
              <Icon name="warning" />
              {t("common.liveOff")}
            </span>
          )}
          <button type="button" className="btn frame-search" onClick={() => setPalette(true)}>
            <Icon name="search" />
            <span className="grow">{t("common.search")}</span>
            <span className="kbd">Ctrl K</span>
          </button>
          <button
            type="button"
            className="btn btn-quiet btn-icon"
            onClick={() => setSheet(true)}
            title={t("common.keys.title")}
          >
            ?
          </button>
          <UserMenu user={user} />
        </div>
      </header>
      {banner}
      <main className="frame-main">{children}</main>
      <SearchPalette open={palette} onClose={() => setPalette(false)} role={user.role} />
      <KeyboardSheet open={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}
