import type { LoaderFunctionArgs } from "@remix-run/node";
import { XLSX_TYPE } from "#app/domain/files/stored-file.ts";
import { templateWorkbook } from "#app/domain/shipments/arrival-list/template-workbook.server.ts";
import { answer } from "#app/http/answer.server.ts";
import { requireDesk } from "#app/http/context.server.ts";
import { fileResponse } from "#app/http/file-response.server.ts";
import { translateFor } from "#app/i18n/catalogs.ts";

/** An empty list to fill in. */
export function loader(args: LoaderFunctionArgs) {
  return answer(async () => {
    const { locale } = await requireDesk(args);
    const t = translateFor(locale);
    const sheetName = t("imports.upload.templateSheet");
    const bytes = await templateWorkbook({ sheetName, hint: t("imports.upload.templateHint") });
    return fileResponse({ name: `${sheetName}.xlsx`, contentType: XLSX_TYPE, bytes });
  });
}
