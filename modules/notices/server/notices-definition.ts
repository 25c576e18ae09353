import { importCommands } from "@madang/feed-import";
import type { ModuleDefinition } from "@madang/module-kit/server";
import { fileAddresses } from "@madang/publishing";
import { removeUnusedFiles, seedCommand } from "@madang/publishing/server";
import { noticesMigration } from "../migrations/0001-notices.expand.ts";
import { searchMigration } from "../migrations/0002-search.expand.ts";
import { filesMigration } from "../migrations/0003-files.expand.ts";
import { statesMigration } from "../migrations/0004-states.expand.ts";
import { noticesApi } from "./api/notices-api.ts";
import { latestBox } from "./boxes/latest.ts";
import { openDataBox } from "./boxes/open-data.ts";
import { searchBox } from "./boxes/search.ts";
import { applicationsBox, bidsBox, jobsBox, opinionsBox, todayBox } from "./boxes/tasks.ts";
import { noticesOptions } from "./config.ts";
import { saveNotice } from "./import/save-notice.ts";
import { withdrawNotice } from "./import/withdraw-notice.ts";
import { notices } from "./notices-module.ts";
import { apiPage } from "./pages/api.ts";
import { filePage } from "./pages/file.ts";
import { listPage } from "./pages/list.ts";
import { noticePage } from "./pages/notice.ts";
import { noticeSeed } from "./seed/notice-seed.ts";
import type { NoticesTables } from "./queries/tables.ts";

/** Everything that this module answers. */
export const noticesDefinition: ModuleDefinition = {
  module: notices,
  pages: [listPage, apiPage, noticePage, filePage],
  boxes: [latestBox, searchBox, openDataBox, todayBox, opinionsBox, jobsBox, bidsBox, applicationsBox],
  api: noticesApi,
  migrations: [noticesMigration, searchMigration, filesMigration, statesMigration],
  commands: {
    ...importCommands<NoticesTables>({
      folder: import.meta.dirname,
      addresses: fileAddresses(notices),
      save: saveNotice,
      withdraw: withdrawNotice,
      finish: removeUnusedFiles,
    }),
    seed: seedCommand(noticeSeed),
  },
  options: noticesOptions,
};
