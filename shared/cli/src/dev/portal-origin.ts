import { cliErrors } from "../errors.ts";

/** Where npm start serves unless told otherwise. */
const local = "http://localhost:8080";

/** `--portal`, else MADANG_PORTAL_URL, else the portal of this machine. Throws CLI_PORTAL_ORIGIN. */
export function portalOrigin(
  option: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const given = environment["MADANG_PORTAL_URL"];
  const [source, text] =
    option === undefined
      ? (["MADANG_PORTAL_URL", given === undefined || given === "" ? local : given] as const)
      : (["--portal", option] as const);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.href === `${url.origin}/` &&
    url.username === "";
  if (!isOrigin)
    throw cliErrors.create("PORTAL_ORIGIN", { source, text: text.slice(0, 200).replace(/\p{Cc}/gu, "�") });
  return url.origin;
}
