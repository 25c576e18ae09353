import { PatientClient } from "../database/patient-client.ts";
import { explained } from "../database/explained.ts";

export interface LockOptions {
  readonly url: string;
  /** `shared`: beside others who hold it so; `alone`: beside nobody. */
  readonly how: "shared" | "alone";
  /** Milliseconds to wait for it; REGISTRY_AWAY after that. */
  readonly patience?: number;
}

/** Names of advisory locks beside the one of migrations (1) and of the lead (2). */
const files = 3;

/**
 * Whoever takes releases in holds it with others, whoever removes files holds it alone: what a release has just found in the store stays there
 * until its record is in. PostgreSQL frees it with the connection, whatever becomes of this process.
 */
export async function withFilesLock<T>(
  { url, how, patience = 30_000 }: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const client = new PatientClient({
    connectionString: url,
    application_name: "madang-registry-lock",
    connectionTimeoutMillis: 3000,
    statement_timeout: patience,
    query_timeout: patience + 500,
    keepAlive: true,
  });
  // A lock that is lost in the middle leaves the work without it: what it guards against takes two more coincidences.
  client.on("error", () => undefined);
  const call = how === "shared" ? "pg_advisory_lock_shared" : "pg_advisory_lock";
  try {
    await client.connect();
    await client.query(`select ${call}(hashtext('madang_registry'), ${files})`);
  } catch (error) {
    client.drop();
    throw explained(error);
  }
  try {
    return await work();
  } finally {
    client.drop();
  }
}
