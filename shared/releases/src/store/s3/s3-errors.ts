import { MadangError } from "@madang/errors";
import { releasesErrors } from "../../errors.ts";

interface Answer {
  readonly name: string;
  readonly status: number | undefined;
  /** A signature a quarter of an hour off is refused. The SDK has set its clock by the answer's Date since, so the next try fits. */
  readonly clockSet: boolean;
}

/** What of an SDK's error is looked at; a HEAD has no body, so its name says no more than its status. */
export function answerOf(error: unknown): Answer {
  const { name, $metadata, code } = error as {
    name?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number; clockSkewCorrected?: boolean };
  };
  const clockSet = $metadata?.clockSkewCorrected === true;
  return { name: code ?? name ?? "Error", status: $metadata?.httpStatusCode, clockSet };
}

const noCredentials = "CredentialsProviderError";

export function isMissing({ name, status }: Answer): boolean {
  return status === 404 && name !== "NoSuchBucket";
}

/** If-None-Match was not met (412), or another write of the same name is under way (409). */
export function isTaken({ status }: Answer): boolean {
  return status === 412 || status === 409;
}

/** Nothing, or too much at once: the same request again may do better. */
export function isWorthAnotherTry(error: unknown): boolean {
  if (error instanceof MadangError) return false;
  const answer = answerOf(error);
  if (answer.clockSet) return true;
  if (answer.name === noCredentials) return false;
  const { status } = answer;
  return (
    status === undefined ||
    status === 429 ||
    status === 408 ||
    (status >= 500 && status !== 501 && status !== 507)
  );
}

/** The last two: the disk of this machine, where large bodies wait. */
const noRoom = /quota|storagefull|insufficientstorage|entitytoolarge|ENOSPC|EDQUOT/i;

/** Credentials and signatures stand in no message: only the code, the status and the store's address do. */
export function s3Error(error: unknown, store: string, name: string): MadangError {
  if (error instanceof MadangError) return error;
  const answer = answerOf(error);
  const reason = answer.status === undefined ? answer.name : `status ${answer.status}${nameOf(answer)}`;
  return releasesErrors.create(kindOf(answer), { store, name, reason }, error);
}

/** A HEAD's answer has none. */
function nameOf({ name }: Answer): string {
  return name === "Unknown" || name === "UnknownError" ? "" : `, ${name}`;
}

function kindOf({ name, status }: Answer): "STORE_FULL" | "STORE_REFUSED" | "STORE_AWAY" {
  if (status === 507 || noRoom.test(name)) return "STORE_FULL";
  if (name === noCredentials) return "STORE_REFUSED";
  return status !== undefined && (status < 500 || status === 501) && status !== 429 && status !== 408
    ? "STORE_REFUSED"
    : "STORE_AWAY";
}
