import { Validator } from "@seriousme/openapi-schema-validator";
import { expect } from "vitest";
import type { z } from "zod";
import type { DocumentPage } from "../src/document-page.ts";

export interface DocumentsApi {
  readonly get: (path: string) => Promise<{ readonly status: number; readonly body: string }>;
  /** Where the API begins. */
  readonly prefix: string;
  readonly page: z.ZodType<DocumentPage<{ readonly id: number; readonly language: string }>>;
  readonly document: z.ZodType<{ readonly content: readonly unknown[] }>;
}

export interface DocumentsApiExpectation {
  readonly name: string;
  readonly run: (api: DocumentsApi) => Promise<void>;
}

/** What every API of documents promises to the programs that read it. */
export const documentsApiContract: readonly DocumentsApiExpectation[] = [
  {
    name: "items fit their schema, in both languages and on every page",
    async run(api) {
      for (const language of ["ko", "en"]) {
        const first = api.page.parse(await json(api, `/items?language=${language}`));
        expect(first.items.every((item) => item.language === language)).toBe(true);
        const last = api.page.parse(await json(api, `/items?language=${language}&page=${first.pages}`));
        expect(last.page).toBe(first.pages);
      }
    },
  },
  {
    name: "every document fits its schema, with its text as a tree",
    async run(api) {
      const { items } = api.page.parse(await json(api, "/items?period=all"));
      for (const { id } of items) {
        const { content } = api.document.parse(await json(api, `/items/${id}`));
        expect(content.length).toBeGreaterThan(0);
      }
    },
  },
  {
    name: "the API's own description is valid OpenAPI 3.1 and names its addresses",
    async run(api) {
      const document = (await json(api, "/openapi.json")) as { paths: Record<string, unknown> };
      const validator = new Validator();
      expect(await validator.validate(document)).toEqual({ valid: true });
      expect(validator.version).toBe("3.1");
      expect(Object.keys(document.paths)).toEqual(
        expect.arrayContaining([`${api.prefix}/items`, `${api.prefix}/items/{id}`]),
      );
    },
  },
  ...["page=0", "category=x", "language=fr"].map((query) => ({
    name: `${query} is refused with what is wrong`,
    run: ({ get, prefix }: DocumentsApi) => expectStatus(get(`${prefix}/items?${query}`), 400),
  })),
  {
    name: "a document that is not there is 404",
    run: ({ get, prefix }) => expectStatus(get(`${prefix}/items/999999`), 404),
  },
];

async function json({ get, prefix }: DocumentsApi, path: string): Promise<unknown> {
  const { status, body } = await get(prefix + path);
  expect(status).toBe(200);
  return JSON.parse(body);
}

async function expectStatus(answer: Promise<{ readonly status: number }>, status: number): Promise<void> {
  expect((await answer).status).toBe(status);
}
