import type { Language } from "@madang/manifest";
import { definePage, openApiDocument } from "@madang/module-kit/server";
import { untilItChanges, type ApiExample, type FeedRow } from "@madang/publishing";
import { apiExample, departmentsAt, describeApi, nextPublication } from "@madang/publishing/server";
import { newsCategories, newsPaths, newsItemsSchema, newsArticleSchema } from "../../contract/public.ts";
import { ApiView, type ApiData } from "../../ui/views/api.tsx";
import { apiPageWords } from "../../ui/words/api-page-words.ts";
import { newsWords } from "../../ui/words/news-words.ts";
import { newsApi } from "../api/news-api.ts";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { articleTables } from "../queries/article-places.ts";
import { articleSearch } from "../queries/article-search.ts";
import { findArticle } from "../queries/find-article.ts";
import { listArticles } from "../queries/list-articles.ts";
import type { NewsDatabase } from "../queries/published-articles.ts";

const document = `${newsApi.prefix}/openapi.json`;

/** The API for people: every address, what it can be asked, real answers, and all feeds. */
export const apiPage = definePage(news, "api", {
  async load({ language, db, config }): Promise<ApiData & Shown> {
    const asked = { language, now: new Date(), origin: config.publicOrigin ?? "" };
    const { shown, examples } = await answersNow(db, asked);
    return {
      api: describeApi(openApiDocument(news, newsApi), { document, examples }),
      feeds: {
        kinds: [undefined, ...newsCategories].map((category) => kindFeeds(category, language)),
        departments: (await departmentsAt(db, articleSearch, asked)).map((dept) =>
          departmentFeeds(dept, language),
        ),
      },
      shown,
      changes: await nextPublication(db, articleTables, asked.now),
    };
  },
  view: { name: "api", component: ApiView },
  describe: ({ language }) => {
    const { title, lede } = apiPageWords[language];
    const above = { label: newsWords[language].title, href: newsPaths.list() };
    return { title, description: lede, breadcrumb: [above, { label: title }] };
  },
  until: untilItChanges,
  tags: ({ data: { shown } }) => [newsTags.list, ...newsTags.shown(shown)],
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

/** What the newest article answers at this moment, through the schemas of the API. */
async function answersNow(
  db: NewsDatabase,
  { language, now, origin }: Asked,
): Promise<Shown & { readonly examples: Record<string, ApiExample> }> {
  const list = `${newsApi.prefix}/items`;
  const page = await listArticles(db, { language, now }, 1);
  const [first] = page.items;
  const article = first && (await findArticle(db, { id: first.id, language, now }));
  const query = `?language=${language}`;
  const examples = {
    [list]: apiExample(origin + list + query, newsItemsSchema.parse(page)),
    ...(article && {
      [`${list}/{id}`]: apiExample(
        `${origin}${list}/${article.id}${query}`,
        newsArticleSchema.parse(article),
      ),
    }),
  };
  return { examples, shown: page.items };
}

function kindFeeds(category: (typeof newsCategories)[number] | undefined, language: Language): FeedRow {
  const name =
    category === undefined ? apiPageWords[language].everything : newsWords[language].categories[category];
  return { name, ...feedsOf({ category, language }) };
}

function departmentFeeds(dept: string, language: Language): FeedRow {
  return { name: dept, ...feedsOf({ dept, language }) };
}

function feedsOf(narrowed: Parameters<typeof newsPaths.feed>[1]): Omit<FeedRow, "name"> {
  return { rss: newsPaths.feed("rss", narrowed), atom: newsPaths.feed("atom", narrowed) };
}
