import { randomUUID } from "node:crypto";
import { completeForm } from "./complete-form.ts";

/** One browser: what the gateway would send for it. */
export interface Visitor {
  readonly name: string;
  get(path: string): Promise<Page>;
  post(path: string, fields: Fields): Promise<Page>;
  /** Opens the form and sends it, complete but for the changes. */
  send(changes?: Readonly<Record<string, string>>): Promise<Page>;
  find(receipt: string, pin: string): Promise<Page>;
}

export type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

export interface Page {
  readonly status: number;
  readonly location: string | undefined;
  readonly html: string;
  readonly headers: Headers;
}

export function visitor(
  origin: string,
  { name = randomUUID(), language = "ko" }: { name?: string; language?: string } = {},
): Visitor {
  const headers = { "madang-visitor": name, "madang-language": language };
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const answer = await fetch(origin + path, {
      ...init,
      redirect: "manual",
      headers: { ...headers, ...init.headers },
    });
    const location = answer.headers.get("location") ?? undefined;
    return { status: answer.status, location, html: await answer.text(), headers: answer.headers };
  };
  const post = (path: string, fields: Fields) =>
    ask(path, { method: "POST", body: new URLSearchParams(fields as Record<string, string>) });
  return {
    name,
    get: (path) => ask(path, {}),
    post,
    send: (changes = {}) => post("/petitions/new", { key: randomUUID(), ...completeForm, ...changes }),
    find: (receipt, pin) => post("/petitions/find", { receipt, pin }),
  };
}

/** The receipt number that a sent form leads to. */
export function receiptIn(page: Page): string {
  const number = /\/petitions\/receipt\/(M[\d-]+)$/.exec(page.location ?? "")?.[1];
  if (page.status !== 303 || number === undefined)
    throw new Error(
      `expected a receipt, got ${page.status} ${page.location ?? ""} ${page.html.slice(0, 300)}`,
    );
  return number;
}

/** Sends a form as a patient citizen does: where it was not stored in time (503), the same form again. */
export async function sendUntilReceived(
  citizen: Visitor,
  changes: Readonly<Record<string, string>>,
): Promise<string> {
  const form = { key: randomUUID(), ...changes };
  for (let attempt = 1; ; attempt += 1) {
    const page = await citizen.send(form);
    if (page.status !== 503 || attempt === 5) return receiptIn(page);
  }
}

/** Title of the page, as the gateway learns it. */
export function titleOf(page: Page): string {
  return (JSON.parse(page.headers.get("madang-fragment") ?? "{}") as { title?: string }).title ?? "";
}
