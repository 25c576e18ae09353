import { httpVisitor, type HttpVisitor, type Portal } from "@madang/test-kit";
import { filePetition, lookUp, writeDraft } from "./file-petition.ts";
import { portalPages, type PortalPage } from "./portal-pages.ts";

export interface SampledPage extends PortalPage {
  /** Without language prefix. */
  readonly address: string;
}

export interface Samples {
  /** Every page at least once. */
  readonly pages: readonly SampledPage[];
  /** Pages with a parameter for which nobody has said what to show. */
  readonly missing: readonly string[];
  /** To whom the personal ones belong. */
  readonly visitor: HttpVisitor;
}

/** An example petition that waits for material (README of petitions). */
const waiting = { receipt: "M26-1116-0205-3", password: "493027" };

/** States of pages worth a look beside the plain one. */
const furtherAddresses: Readonly<Record<string, readonly string[]>> = {
  "shell.search": ["/search?q=안전", "/search?q=없는낱말입니다"],
  "news.list": ["/news?q=안전", "/news?q=없는낱말입니다", "/news?category=press&page=2"],
  "notices.list": ["/notices?q=도로", "/notices?state=closed", "/notices?state=upcoming"],
  "petitions.new": ["/petitions/new?type=inquiry"],
  "petitions.resume": ["/petitions/resume?ended=expired"],
  "petitions.status": [`/petitions/status/${waiting.receipt}`],
};

/** Pages of a running portal with sample content, with addresses that show something. */
export async function samplePages(portal: Portal): Promise<Samples> {
  const visitor = httpVisitor(portal.origin);
  const parameters = await sampleParameters(visitor);
  const all = portalPages(portal).map((page) => ({ page, addresses: addressesOf(page, parameters) }));
  return {
    visitor,
    pages: all.flatMap(({ page, addresses }) => addresses.map((address) => ({ ...page, address }))),
    missing: all.filter(({ addresses }) => addresses.length === 0).map(({ page }) => page.name),
  };
}

function addressesOf(
  { name, path }: PortalPage,
  parameters: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string[] {
  const known = parameters[name];
  const filled = path.replace(/:(\w+)/g, (whole, parameter: string) => known?.[parameter] ?? whole);
  return filled.includes(":") ? [] : [filled, ...(furtherAddresses[name] ?? [])];
}

async function sampleParameters(visitor: HttpVisitor): Promise<Record<string, Record<string, string>>> {
  const [news, notices] = [await documentSample(visitor, "news"), await documentSample(visitor, "notices")];
  const draft = { draft: await writeDraft(visitor, "견본") };
  const receipt = { receipt: await filePetition(visitor, "접수견본") };
  const found = await lookUp(visitor, waiting.receipt, waiting.password);
  if (found.status !== 303) throw new Error(`the example petition ${waiting.receipt} is not there`);
  return {
    "news.article": news,
    "news.file": news,
    "notices.notice": notices,
    "notices.file": notices,
    "petitions.draft-content": draft,
    "petitions.draft-files": draft,
    "petitions.draft-applicant": draft,
    "petitions.draft-review": draft,
    "petitions.draft-delete": draft,
    "petitions.receipt": receipt,
    "petitions.status": receipt,
    "petitions.withdraw": receipt,
    "petitions.supplement": { receipt: waiting.receipt },
  };
}

interface Item {
  readonly id: number | string;
}
interface Attached extends Item {
  readonly attachments: readonly { readonly id: string; readonly hasText: boolean }[];
}

/** The newest document in both languages that has an attachment whose text the portal shows. */
export async function documentSample(
  visitor: HttpVisitor,
  module: string,
): Promise<{ id: string; file: string }> {
  for (let page = 1; page <= 10; page += 1) {
    const list = await visitor.get(`/api/${module}/items?language=en&page=${page}`);
    const { items = [] } = JSON.parse(list.text) as { items?: readonly Item[] };
    for (const { id } of items) {
      const { text } = await visitor.get(`/api/${module}/items/${id}?language=en`);
      const file = (JSON.parse(text) as Attached).attachments.find(({ hasText }) => hasText);
      if (file !== undefined) return { id: String(id), file: file.id };
    }
  }
  throw new Error(`${module} has no English item with a readable attachment: was its sample imported?`);
}
