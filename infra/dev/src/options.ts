import { supervisorErrors } from "./errors.ts";

export interface Options {
  readonly port: number;
  readonly host: string;
  readonly fresh: boolean;
  readonly help: boolean;
  /** Releases come from a registry; else from files of the workspace. */
  readonly registry: boolean;
}

export const help = `Starts the whole portal on this machine: PostgreSQL, the gateway, the shell and every module.

  npm start -- [options]

  --port N   listen on this port (also the variable PORT; 8080 by default)
  --fresh    begin anew: delete the database, the keys and the logs of this folder first
  --help     show this text

  HOST               address to listen on (127.0.0.1 by default)
  DATABASE_URL       use this PostgreSQL instead of the embedded one
  REDIS_URL          share what is stored through this Redis; without it the gateway has its own memory
  MADANG_REGISTRY    0 starts without a registry of releases: what is built is shown, and nothing can be released into it
  MADANG_STATE_DIR   keep the data elsewhere (.madang in the project by default)
`;

const valid = "--port N, --fresh and --help";

/** Reads what stands after `npm start --` and the environment. Throws SUPERVISOR_OPTION_UNKNOWN, _PORT_INVALID or _REGISTRY_INVALID. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  let port = environment["PORT"] === undefined ? 8080 : portFrom(environment["PORT"], "PORT");
  let fresh = false;
  let helpWanted = false;
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--fresh") fresh = true;
    else if (word === "--help" || word === "-h") helpWanted = true;
    else if (word === "--port") port = portFrom(rest.shift() ?? "missing", "--port");
    else if (word.startsWith("--port=")) port = portFrom(word.slice("--port=".length), "--port");
    else throw supervisorErrors.create("OPTION_UNKNOWN", { option: word, valid });
  }
  const registry = registryFrom(environment["MADANG_REGISTRY"] ?? "1");
  return { port, fresh, help: helpWanted, registry, host: environment["HOST"] ?? "127.0.0.1" };
}

function registryFrom(text: string): boolean {
  if (text === "1" || text === "0") return text === "1";
  throw supervisorErrors.create("REGISTRY_INVALID", { value: text === "" ? "empty" : text });
}

function portFrom(text: string, source: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw supervisorErrors.create("PORT_INVALID", { source, value: text === "" ? "empty" : text });
}
