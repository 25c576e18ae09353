import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describeProblems } from "@madang/manifest";
import { z } from "zod";
import { cliErrors } from "../errors.ts";
import { stateFolder } from "../project/state-folder.ts";

/** Whom to ask, and with what right. */
export interface Portal {
  /** Without a slash at its end. */
  readonly url: string;
  readonly token: string;
  /** Where the token came from, in words. */
  readonly tokenFrom: string;
}

export interface PortalPlace {
  readonly options: { readonly portal?: string | undefined };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly root: string;
}

/** `--portal`, else MADANG_ADMIN_URL, else the running npm start. Throws CLI_PORTAL_UNKNOWN, _URL, _FILE, CLI_TOKEN_MISSING, _SHAPE. */
export function findPortal(place: PortalPlace): Portal {
  const { options, environment } = place;
  if (options.portal !== undefined) return named(options.portal, "--portal", place);
  const url = environment["MADANG_ADMIN_URL"];
  if (url !== undefined && url !== "") return named(url, "MADANG_ADMIN_URL", place);
  const file = adminFile(place);
  const running = existsSync(file) ? readAdminFile(file) : undefined;
  if (running === undefined) throw cliErrors.create("PORTAL_UNKNOWN", { folder: place.root });
  return withToken(running.url, place, { token: running.token, tokenFrom: file });
}

/** The local portal's token goes to the local portal and nowhere else. */
function named(text: string, source: string, place: PortalPlace): Portal {
  const url = checkUrl(text, source);
  const file = adminFile(place);
  const local = existsSync(file) && place.environment["MADANG_TOKEN"] === undefined;
  const running = local ? readAdminFile(file) : undefined;
  const own = running?.url === url ? { token: running.token, tokenFrom: file } : undefined;
  return withToken(url, place, own);
}

function withToken(
  url: string,
  { environment }: PortalPlace,
  local: Pick<Portal, "token" | "tokenFrom"> | undefined,
): Portal {
  const given = environment["MADANG_TOKEN"];
  const found =
    given !== undefined && given !== "" ? { token: given, tokenFrom: "the variable MADANG_TOKEN" } : local;
  if (found === undefined) throw cliErrors.create("TOKEN_MISSING", { url });
  if (!bearerToken.test(found.token)) throw cliErrors.create("TOKEN_SHAPE", { source: found.tokenFrom });
  return { url, ...found };
}

/** RFC 6750, section 2.1: b64token. */
const bearerToken = /^[A-Za-z0-9\-._~+/]{1,1000}=*$/;

function checkUrl(text: string, source: string): string {
  const wrong = (reason: string) => cliErrors.create("PORTAL_URL", { source, reason });
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw wrong("it cannot be read as a URL");
  if (url.username !== "" || url.password !== "") throw wrong("it holds a name or a password");
  if (url.search !== "" || url.hash !== "") throw wrong("it has more than an origin and a path");
  if (url.protocol !== "https:" && !isOwnMachine(url))
    throw wrong("over the network a token goes through https alone (RFC 6750, section 5.3)");
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** Also the near end of a tunnel, such as kubectl port-forward makes. */
function isOwnMachine({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function adminFile(place: PortalPlace): string {
  return path.join(stateFolder(place), "admin.json");
}

const adminFileSchema = z.object({ url: z.string(), token: z.string() });

function readAdminFile(file: string): { url: string; token: string } {
  const read = adminFileSchema.safeParse(parse(file));
  if (!read.success)
    throw cliErrors.create("PORTAL_FILE", { file, reason: describeProblems(read.error, adminFileSchema) });
  return { ...read.data, url: checkUrl(read.data.url, `"url" in ${file}`) };
}

/** What JSON.parse says of a broken file quotes it, and it holds a token. */
function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "it is not JSON" : (error as NodeJS.ErrnoException).code;
    throw cliErrors.create("PORTAL_FILE", { file, reason: reason ?? "it cannot be read" });
  }
}
