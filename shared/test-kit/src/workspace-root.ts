import { fileURLToPath } from "node:url";

/** The repository: tests start the real services from their workspaces. */
export const workspaceRoot = fileURLToPath(new URL("../../../", import.meta.url)).replace(/\/$/, "");
