import type { ServerModule } from "@madang/module-kit/server";
import type { FeedConfig } from "@madang/publishing/server";
import manifest from "../module.ts";
import type { NoticesTables } from "./queries/tables.ts";

/** The manifest with the types of this server's database. */
export const notices: ServerModule<typeof manifest, { database: NoticesTables; config: FeedConfig }> =
  manifest;
