import type { ServerModule } from "@madang/module-kit/server";
import type { FeedConfig } from "@madang/publishing/server";
import manifest from "../module.ts";
import type { NewsTables } from "./queries/tables.ts";

/** The manifest with the types of this server's database. */
export const news: ServerModule<typeof manifest, { database: NewsTables; config: FeedConfig }> = manifest;
