import { randomUUID } from "node:crypto";
import { completeForm } from "./complete-form.ts";

/** One browser: what the gateway would send for it. */
export interface Visitor {
  readonly name: string;
  get(path: string): Promise<Page>;
  post(path: string, fields: Fields): Promise<Page>;
  /** Chooses the type: a new draft. Its id. */
  begin(changes?: Changes): Promise<string>;
  /** Walks a new draft up to its review. Its id. Throws where a step refuses what it is sent. */
  draft(changes?: Changes): Promise<string>;
  /** Posts one step with what the complete form holds for it. */
  step(draft: string, step: "content" | "files" | "applicant", changes?: Changes): Promise<Page>;
  /** Opens the review and sends it. */
  submit(draft: string, changes?: Changes): Promise<Page>;
  /** The whole flow: every step with the complete form but for the changes, up to the first that refuses, or the receipt. */
  send(changes?: Changes): Promise<Page>;
  find(receipt: string, pin: string): Promise<Page>;
}

export type Changes = Readonly<Record<string, string>>;
export type Fields = Changes | readonly (readonly [string, string])[];

export interface Page {
  readonly status: number;
  readonly location: string | undefined;
  readonly html: string;
  readonly headers: Headers;
}

const fieldsOf = {
  type: ["type"],
  content: ["type", "title", "body", "place"],
  files: [],
  applicant: ["name", "reply", "telephone", "email"],
  review: ["pin", "pinAgain", "consent"],
} as const;

export function draftPath(draft: string, step: string): string {
  return `/petitions/draft/${draft}/${step}`;
}

export function visitor(
  origin: string,
  {
    name = randomUUID(),
    language = "ko",
    client,
  }: { name?: string; language?: string; client?: string } = {},
): Visitor {
  const forwarded = client === undefined ? {} : { forwarded: `for=${client}` };
  const headers = { "madang-visitor": name, "madang-language": language, ...forwarded };
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const answer = await fetch(origin + path, {
      ...init,
      redirect: "manual",
      headers: { ...headers, ...init.headers },
    });
    const location = answer.headers.get("location") ?? undefined;
    return { status: answer.status, location, html: await answer.text(), headers: answer.headers };
  };
  const get = (path: string) => ask(path, {});
  const post = (path: string, fields: Fields) =>
    ask(path, { method: "POST", body: new URLSearchParams(fields as Record<string, string>) });
  return { name, get, post, ...flow({ get, post }) };
}

type Means = Pick<Visitor, "get" | "post">;

/** The steps of a petition, one after the other. */
function flow({ get, post }: Means): Omit<Visitor, "name" | "get" | "post"> {
  const beginPage = (changes: Changes) => post("/petitions/new", formOf("type", changes));
  const step: Visitor["step"] = (draft, name, changes = {}) =>
    post(draftPath(draft, name), formOf(name, changes));
  const submit: Visitor["submit"] = async (draft, changes = {}) => {
    const revision = revisionIn(await get(draftPath(draft, "review"))) ?? "1";
    return post(draftPath(draft, "review"), { revision, ...formOf("review", changes) });
  };
  const walk = async (draft: string, changes: Changes): Promise<Page | undefined> => {
    for (const name of ["content", "files", "applicant"] as const) {
      const page = await step(draft, name, changes);
      if (page.status !== 303) return page;
    }
    return undefined;
  };
  return {
    step,
    submit,
    begin: async (changes = {}) => draftIn(await beginPage(changes)),
    draft: async (changes = {}) => {
      const draft = draftIn(await beginPage(changes));
      const refused = await walk(draft, changes);
      if (refused !== undefined) throw unexpected("a draft", refused);
      return draft;
    },
    send: async (changes = {}) => {
      const begun = await beginPage(changes);
      if (begun.status !== 303) return begun;
      const draft = draftIn(begun);
      return (await walk(draft, changes)) ?? submit(draft, changes);
    },
    find: (receipt, pin) => post("/petitions/find", { receipt, pin }),
  };
}

/** What one step of the complete form sends; a change of a field that no step has goes along with each. */
function formOf(step: keyof typeof fieldsOf, changes: Changes): Changes {
  const own: readonly string[] = fieldsOf[step];
  const filled = Object.entries({ ...completeForm, ...changes });
  return Object.fromEntries(filled.filter(([field]) => own.includes(field) || !(field in completeForm)));
}

/** The revision that a review page would send. */
export function revisionIn({ html }: Page): string | undefined {
  return /name="revision" value="(\d+)"/.exec(html)?.[1];
}

/** The code that a step shows. */
export function codeIn({ html }: Page): string {
  const code = /id="resume-code">([A-Z0-9-]+)</.exec(html)?.[1];
  if (code === undefined) throw new Error(`no code in ${html.slice(0, 300)}`);
  return code;
}

/** The draft that a form leads to. */
export function draftIn(page: Page): string {
  const id = /\/petitions\/draft\/([0-9a-f-]{36})\//.exec(page.location ?? "")?.[1];
  if (page.status !== 303 || id === undefined) throw unexpected("a draft", page);
  return id;
}

/** The receipt number that a sent form leads to. */
export function receiptIn(page: Page): string {
  const number = /\/petitions\/receipt\/(M[\d-]+)$/.exec(page.location ?? "")?.[1];
  if (page.status !== 303 || number === undefined) throw unexpected("a receipt", page);
  return number;
}

/** Sends a draft as a patient citizen does: where it was not stored in time (503), the same form again. */
export async function submitUntilReceived(
  citizen: Visitor,
  draft: string,
  changes: Changes = {},
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const page = await citizen.submit(draft, changes);
    if (page.status !== 503 || attempt === 8) return receiptIn(page);
  }
}

/** Title of the page, as the gateway learns it. */
export function titleOf(page: Page): string {
  return (JSON.parse(page.headers.get("madang-fragment") ?? "{}") as { title?: string }).title ?? "";
}

function unexpected(wanted: string, page: Page): Error {
  return new Error(
    `expected ${wanted}, got ${page.status} ${page.location ?? ""} ${page.html.slice(0, 300)}`,
  );
}
