import { randomBytes } from "node:crypto";
import path from "node:path";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { createPortalState, type PortalState } from "@madang/test-kit";
import { importSample } from "./import-sample.ts";
import type { ComparedSide } from "../measure/measured-sides.ts";
import { startSideProcesses } from "./side-processes.ts";

/**
 * A portal for measuring: the processes of the portal and nothing else (no supervisor, no registry), because each of them is
 * started several times in one comparison: two processes of the same build differ by some per cent for as long as they live.
 */
export async function openSidePortal(options: {
  root: string;
  modules: readonly string[];
  signal: AbortSignal;
}): Promise<Pick<ComparedSide, "start" | "close">> {
  const { root, modules, signal } = options;
  const opened: { state?: PortalState; postgres?: TemporaryPostgres } = {};
  const close = async () => {
    await opened.postgres?.close();
    await opened.state?.remove();
  };
  try {
    const state = (opened.state = await createPortalState(root));
    const postgres = (opened.postgres = await startTemporaryPostgres());
    const services = [
      { id: "shell", folder: "shell" },
      ...modules.map((id) => ({ id, folder: `modules/${id}` })),
    ];
    for (const { folder } of services) await state.publish(folder);
    const environment = {
      DATABASE_URL: await postgres.freshDatabase(),
      MADANG_DATA_KEYS: `compare:${randomBytes(32).toString("base64url")}`,
      MADANG_SITE_FILE: state.siteFile,
      MADANG_SAMPLE: "true",
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
    };
    for (const { folder } of services)
      await importSample({ folder: path.join(root, folder), environment, signal });
    return {
      start: () =>
        startSideProcesses({
          state,
          postgres: postgres.pid,
          environment,
          services: services.map(({ id, folder }) => ({ id, folder: path.join(root, folder) })),
          gateway: path.join(root, "gateway"),
        }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
