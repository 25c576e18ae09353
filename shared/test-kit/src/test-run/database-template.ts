import { makeClusterTemplate } from "@madang/embedded-postgres";

const name = "TEST_POSTGRES_TEMPLATE";

/**
 * The data that every temporary PostgreSQL of this run begins as. Vitest calls this once for each project; all share one.
 * On Windows, which lacks cp, each makes its own.
 */
export async function setup(): Promise<(() => void) | undefined> {
  if (process.env[name] !== undefined || process.platform === "win32") return undefined;
  const template = await makeClusterTemplate();
  process.env[name] = template.folder;
  return () => {
    delete process.env[name];
    template.remove();
  };
}
