import type { Language } from "@madang/manifest";
import { definePage, openApiDocument } from "@madang/module-kit/server";
import { untilItChanges, type ApiExample, type FeedRow } from "@madang/publishing";
import { apiExample, departmentsAt, describeApi } from "@madang/publishing/server";
import { noticeGroupNames, noticePaths, noticeItemsSchema, noticeSchema } from "../../contract/public.ts";
import { ApiView, type ApiData } from "../../ui/views/api.tsx";
import { apiPageWords } from "../../ui/words/api-page-words.ts";
import { noticeWords } from "../../ui/words/notice-words.ts";
import { noticesApi } from "../api/notices-api.ts";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { noticeSearch } from "../queries/notice-search.ts";
import { findNotice } from "../queries/find-notice.ts";
import { listNotices } from "../queries/list-notices.ts";
import { nextTurn } from "../queries/next-turn.ts";
import type { NoticesDatabase } from "../queries/posted-notices.ts";

const document = `${noticesApi.prefix}/openapi.json`;

/** The API for people: every address, what it can be asked, real answers, and all feeds. */
export const apiPage = definePage(notices, "api", {
  async load({ language, db, config }): Promise<ApiData & Shown> {
    const asked = { language, now: new Date(), origin: config.publicOrigin ?? "" };
    const { shown, examples } = await answersNow(db, asked);
    return {
      api: describeApi(openApiDocument(notices, noticesApi), {
        document,
        examples,
      }),
      feeds: {
        kinds: [undefined, ...noticeGroupNames].map((category) => kindFeeds(category, language)),
        departments: (await departmentsAt(db, noticeSearch, asked)).map((dept) =>
          departmentFeeds(dept, language),
        ),
      },
      shown,
      changes: await nextTurn(db, asked.now),
    };
  },
  view: { name: "api", component: ApiView },
  describe: ({ language }) => {
    const { title, lede } = apiPageWords[language];
    const above = { label: noticeWords[language].title, href: noticePaths.list() };
    return { title, description: lede, breadcrumb: [above, { label: title }] };
  },
  until: untilItChanges,
  tags: ({ data: { shown } }) => [noticeTags.list, ...noticeTags.shown(shown)],
});

interface Shown {
  /** Documents that the examples tell of. */
  readonly shown: readonly { readonly id: number }[];
}

interface Asked {
  readonly language: Language;
  readonly now: Date;
  readonly origin: string;
}

/** What the newest notice answers at this moment, through the schemas of the API. */
async function answersNow(
  db: NoticesDatabase,
  { language, now, origin }: Asked,
): Promise<Shown & { readonly examples: Record<string, ApiExample> }> {
  const list = `${noticesApi.prefix}/items`;
  const page = await listNotices(db, { language, now }, 1);
  const [first] = page.items;
  const notice = first && (await findNotice(db, { id: first.id, language, now }));
  const query = `?language=${language}`;
  const examples = {
    [list]: apiExample(origin + list + query, noticeItemsSchema.parse(page)),
    ...(notice && {
      [`${list}/{id}`]: apiExample(`${origin}${list}/${notice.id}${query}`, noticeSchema.parse(notice)),
    }),
  };
  return { examples, shown: page.items };
}

function kindFeeds(category: (typeof noticeGroupNames)[number] | undefined, language: Language): FeedRow {
  const name =
    category === undefined ? apiPageWords[language].everything : noticeWords[language].groups[category];
  return { name, ...feedsOf({ category, language }) };
}

function departmentFeeds(dept: string, language: Language): FeedRow {
  return { name: dept, ...feedsOf({ dept, language }) };
}

function feedsOf(narrowed: Parameters<typeof noticePaths.feed>[1]): Omit<FeedRow, "name"> {
  return { rss: noticePaths.feed("rss", narrowed), atom: noticePaths.feed("atom", narrowed) };
}
