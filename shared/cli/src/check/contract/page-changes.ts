import { subsetProblems } from "../schemas/schema-subset.ts";
import type { SubsetQuestion } from "../schemas/subset-question.ts";
import { addition, breaking, citizens, note, operator, type ContractChange } from "./contract-change.ts";
import type { ContractPage, ModuleContract } from "./module-contract.ts";
import { covers, sameAddresses } from "./path-patterns.ts";

type Pages = ModuleContract["pages"];

/** What changed for those who know an address. */
export function pageChanges(last: Pages, next: Pages): ContractChange[] {
  return [
    ...Object.entries(last).flatMap(([name, page]) => {
      const now = own(next, name);
      return now === undefined ? [removedPage(name, page, next)] : changedPage(name, page, now, next);
    }),
    ...Object.entries(next)
      .filter(([name]) => own(last, name) === undefined)
      .flatMap(([name, page]) => addedPage(name, page, last)),
  ];
}

function removedPage(name: string, page: ContractPage, next: Pages): ContractChange {
  return goneAddress(`pages.${name}`, `the page ${name} (${page.path}) is gone`, page.path, next);
}

function goneAddress(subject: string, text: string, path: string, next: Pages): ContractChange {
  const heir = Object.entries(next).find(([, page]) => covers(page.path, path));
  return breaking({
    subject,
    text,
    who: [`${citizens}: their addresses ${path} need a redirect`],
    remedy: `Keep a page at ${path} that redirects to the new address.`,
    ...(heir === undefined
      ? {}
      : { served: `the page ${heir[0]} (${heir[1].path}) answers these addresses` }),
  });
}

function changedPage(name: string, last: ContractPage, next: ContractPage, all: Pages): ContractChange[] {
  return [
    ...movedPage(name, last, next, all),
    ...goneQuery({ subject: `pages.${name}`, what: `the page ${name}`, last: last.query, next: next.query }),
    ...(covers(next.path, last.path) ? narrowerValues(name, last, next) : []),
    ...accessChanges(name, last, next),
    ...servingNotes(`pages.${name}`, last, next),
  ];
}

function movedPage(name: string, last: ContractPage, next: ContractPage, all: Pages): ContractChange[] {
  const subject = `pages.${name}`;
  if (sameAddresses(last.path, next.path)) return [];
  if (covers(next.path, last.path))
    return [addition(subject, `the page ${name} answers more addresses: ${next.path}, was ${last.path}`)];
  const text = `the page ${name} moved from ${last.path} to ${next.path}`;
  return [goneAddress(subject, text, last.path, all)];
}

/** Parameters that pages and boxes do not look at any more. */
export function goneQuery(part: {
  subject: string;
  what: string;
  last: readonly string[];
  next: readonly string[];
}): ContractChange[] {
  const { subject, what, last, next } = part;
  return [
    ...last
      .filter((name) => !next.includes(name))
      .map((name) =>
        breaking({
          subject: `${subject}.query.${name}`,
          text: `${what} does not look at the query parameter ${name} any more`,
          who: [`${citizens}: an address with ?${name}= shows something else than it did`],
          remedy: `Keep ${name} in query, and redirect to the address that shows the same.`,
        }),
      ),
    ...next
      .filter((name) => !last.includes(name))
      .map((name) => addition(`${subject}.query.${name}`, `${what} looks at the query parameter ${name}`)),
  ];
}

function narrowerValues(name: string, last: ContractPage, next: ContractPage): ContractChange[] {
  const question: SubsetQuestion = {
    direction: "request",
    sentRoot: last.values.params,
    takenRoot: next.values.params,
  };
  return next.path.split("/").flatMap((segment, index) => {
    if (!segment.startsWith(":")) return [];
    const pair = { sent: valueAt(last, index), taken: valueAt(next, index) };
    return subsetProblems(pair, question).map(({ text }) =>
      breaking({
        subject: `pages.${name}`,
        text: `the page ${name} takes fewer addresses: ${segment} ${text}`,
        who: [`${citizens}: addresses that opened are not found`],
        remedy: "Take the old values too, and redirect from them.",
      }),
    );
  });
}

/** What may stand at this place of the address; another name for the same place changes nothing. */
function valueAt({ path, values }: ContractPage, index: number): unknown {
  const segment = path.split("/")[index] ?? "";
  if (!segment.startsWith(":")) return { const: segment };
  const properties = (values.params["properties"] ?? {}) as Record<string, unknown>;
  return properties[segment.slice(1)] ?? {};
}

function accessChanges(name: string, last: ContractPage, next: ContractPage): ContractChange[] {
  const subject = `pages.${name}`;
  const stricter = rank(next) > rank(last);
  if (stricter)
    return [
      breaking({
        subject,
        text: `the page ${name} is ${accessOf(next)}, was ${accessOf(last)}`,
        who: [`${citizens}: whoever is not known to the portal cannot read it any more`],
        remedy: "Keep the page for everyone, and give the new one an address of its own.",
      }),
    ];
  if (rank(next) < rank(last))
    return [
      note(subject, `the page ${name} is ${accessOf(next)}, was ${accessOf(last)}`, [
        `${operator}: see that nothing on it belongs to a person`,
      ]),
    ];
  const posted = next.methods.filter((method) => !last.methods.includes(method));
  const refused = last.methods.filter((method) => !next.methods.includes(method));
  return [
    ...posted.map((method) => addition(subject, `the page ${name} takes ${method}`)),
    ...refused.map((method) =>
      note(
        subject,
        `the page ${name} does not take ${method} any more; forms begun on the build before are still sent to it`,
      ),
    ),
  ];
}

/** anyone reads a public page; a personal one needs a browser that keeps cookies; then an account; then a role. */
function rank({ access, requires }: ContractPage): number {
  if (typeof requires === "object") return 3;
  if (requires === "signed-in") return 2;
  return access === "personal" ? 1 : 0;
}

function accessOf({ access, requires }: ContractPage): string {
  if (typeof requires === "object") return `for officers with the role ${requires.role}`;
  return requires === "signed-in" ? "for those who are signed in" : access;
}

export function servingNotes(
  subject: string,
  last: Partial<Pick<ContractPage, "cache" | "criticality" | "deadline">>,
  next: Partial<Pick<ContractPage, "cache" | "criticality" | "deadline">>,
): ContractChange[] {
  const fields = ["cache", "criticality", "deadline"] as const;
  return fields
    .filter((field) => JSON.stringify(last[field]) !== JSON.stringify(next[field]))
    .map((field) =>
      note(subject, `${field} is ${shown(next[field])}, was ${shown(last[field])}`, [operator]),
    );
}

function shown(value: unknown): string {
  if (value === undefined) return "none";
  if (typeof value !== "object" || value === null) return JSON.stringify(value).replaceAll('"', "");
  return Object.entries(value)
    .map(([key, one]) => `${key} ${String(one)}`)
    .join(", ");
}

function addedPage(name: string, page: ContractPage, last: Pages): ContractChange[] {
  const before = Object.entries(last).find(
    ([, { path }]) => covers(path, page.path) && !sameAddresses(path, page.path),
  );
  const added = addition(`pages.${name}`, `the page ${name} is new at ${page.path}`);
  if (before === undefined) return [added];
  return [
    added,
    note(
      `pages.${name}`,
      `${page.path} was answered by the page ${before[0]} (${before[1].path}), and is the page ${name} now`,
    ),
  ];
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
