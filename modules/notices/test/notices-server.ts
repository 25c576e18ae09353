import { useDocumentServer } from "@madang/feed-import/testing";
import { startModule } from "@madang/module-kit/server";
import { saveNotice } from "../server/import/save-notice.ts";
import { withdrawNotice } from "../server/import/withdraw-notice.ts";
import { noticesDefinition } from "../server/notices-definition.ts";
import type { NoticesTables } from "../server/queries/tables.ts";

/** What the module is told that citizens see. */
export const publicOrigin = "https://hanul.example";
export const sampleFolder = new URL("../sample/", import.meta.url).pathname;

/** One server for the tests of a file, with the sample imported unless told otherwise. */
export function noticesForTests({ sample = true } = {}) {
  return useDocumentServer<NoticesTables>(
    {
      schema: "notices",
      start: (env) => startModule(noticesDefinition, { PUBLIC_ORIGIN: publicOrigin, ...env }),
      save: saveNotice,
      withdraw: withdrawNotice,
    },
    { sample: sample ? sampleFolder : undefined },
  );
}
