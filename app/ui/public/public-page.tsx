import type { ReactNode } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import "./public.css";

/** The frame around a page for customers: whose it is, the other language, how to reach the company. No script. */
export function PublicPage({ company, phone, children }: { company: string; phone: string; children: ReactNode }) {
  const { t, locale } = useI18n();
  return (
    <div className="public">
      <header className="public-bar">
        <a className="public-brand" href="/track">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {company}
        </a>
        <form method="post" action="/preferences">
          <button className="btn" name="locale" value={locale === "en" ? "zh-CN" : "en"}>
            {t("common.otherLanguage")}
          </button>
        </form>
      </header>
      <main className="public-main">{children}</main>
      <footer className="public-foot">
        <a href="/c/new">{t("publicComplaints.footer")}</a>
        <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{t("publicTracking.help.call", { phone })}</a>
      </footer>
    </div>
  );
}
