import { useFetcher } from "@remix-run/react";
import { useI18n } from "#app/i18n/react.tsx";
import { useAnswerWatch } from "../answer-watch.tsx";

/** Takes an unowned complaint in one act. Who was slower is told who has it. Posts as a form without script. */
export function ClaimButton({ complaintNo }: { complaintNo: string }) {
  const { t } = useI18n();
  const watch = useAnswerWatch();
  const key = `claim-${complaintNo}`;
  const fetcher = useFetcher({ key });
  return (
    <fetcher.Form
      method="post"
      action="/complaints"
      onSubmit={() => watch({ key, done: t("complaints.queue.claimed", { no: complaintNo }), refusal: true })}
    >
      <input type="hidden" name="complaintNo" value={complaintNo} />
      <button
        className="btn btn-small"
        name="intent"
        value="claim"
        data-claim
        disabled={fetcher.state !== "idle"}
        aria-label={t("complaints.queue.claimOf", { no: complaintNo })}
      >
        {t("complaints.queue.claim")}
      </button>
    </fetcher.Form>
  );
}
