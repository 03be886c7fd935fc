import type { LoaderFunctionArgs } from "@remix-run/node";
import { XLSX_TYPE } from "#app/domain/files/stored-file.ts";
import { badRowsFile } from "#app/domain/imports/bad-rows-file.server.ts";
import { problemKey } from "#app/domain/imports/problem-key.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";

/** The refused rows of a list with their reasons. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const ctx = await requireDesk(args);
    const t = translateFor(ctx.locale);
    const { fileName, bytes } = await badRowsFile(ctx, args.params.listId ?? "", {
      sheetName: t("imports.badRows.sheet"),
      rowHeading: t("imports.badRows.row"),
      reasonHeading: t("imports.badRows.reason"),
      separator: t("imports.badRows.separator"),
      reasonOf: (problem) =>
        t("imports.badRows.reasonOf", {
          column: problem.column || t(`imports.fields.${problem.field}`),
          problem: t(problemKey(problem), problem.params),
        }),
    });
    const name = `${fileName.replace(/\.[^.]+$/, "")}-${t("imports.badRows.file")}.xlsx`;
    return fileResponse({ name, contentType: XLSX_TYPE, bytes });
  });
}
