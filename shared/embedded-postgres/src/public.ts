export { postgresAccount, type Account } from "./account.ts";
export { postgresErrors } from "./errors.ts";
export { freePort } from "./free-port.ts";
export { guardAgainstOrphan } from "./guard.ts";
export { clearLeftover } from "./leftover.ts";
export { startPostgres, type Postgres, type PostgresOptions } from "./postgres.ts";
export { publicFolder } from "./public-folder.ts";
export { firstClosedFolder } from "./reachable.ts";
export { startTemporaryPostgres, type TemporaryPostgres } from "./temporary-postgres.ts";
