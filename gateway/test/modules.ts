import { fragment, startFakeModule, type FakeModule } from "./fake-module.ts";
import { words, type ModuleInput } from "./records.ts";
import type { TestModule } from "./start-portal.ts";

export const newsManifest = {
  id: "news",
  deadline: 3000,
  pages: {
    list: {
      path: "/news",
      title: { ko: "소식", en: "News" },
      access: "public",
      query: ["page", "tag"],
      cache: { fresh: 0 },
    },
    detail: { path: "/news/:id", title: words("Article"), access: "public", cache: { fresh: 60 } },
  },
  navigation: [{ page: "list", label: { ko: "소식", en: "News" } }],
  api: { prefix: "/api/news", query: ["limit"] },
} satisfies ModuleInput;

/** One public module with a list. */
export async function newsModule(
  change: Partial<ModuleInput> = {},
): Promise<TestModule & { server: FakeModule }> {
  const server = await startFakeModule({ "/news": fragment("<h1>News list</h1>", { title: "News list" }) });
  return { manifest: { ...newsManifest, ...change }, servers: [server], server };
}

export const petitionsManifest = {
  id: "petitions",
  criticality: "submission",
  deadline: 3000,
  pages: {
    form: {
      path: "/petitions/new",
      title: { ko: "민원 신청", en: "File a petition" },
      access: "personal",
      form: true,
      bodyLimit: 64 * 1024,
    },
    status: { path: "/petitions/status", title: words("Status"), access: "personal" },
  },
  navigation: [{ page: "form", label: words("Petition") }],
} satisfies ModuleInput;

/** One personal module with a form. */
export async function petitionsModule(
  change: Partial<ModuleInput> = {},
): Promise<TestModule & { server: FakeModule }> {
  const server = await startFakeModule({
    "GET /petitions/new": fragment("<h1>Petition form</h1>", { view: "form", title: "Petition form" }),
  });
  return { manifest: { ...petitionsManifest, ...change }, servers: [server], server };
}
