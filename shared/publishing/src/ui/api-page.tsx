import "./api-page.css";
import { PageHead } from "@madang/design-system/page-head";
import { Stack } from "@madang/design-system/stack";
import type { Language } from "@madang/manifest";
import type { ApiDescription, FeedRow } from "../api-description.ts";
import type { Changing } from "../changing.ts";
import { ApiEndpointSection } from "./api-endpoint.tsx";
import { FeedTable } from "./feed-table.tsx";
import { apiWords } from "./words/api-words.ts";

export interface ApiPageData extends Changing {
  readonly api: ApiDescription;
  readonly feeds: { readonly kinds: readonly FeedRow[]; readonly departments: readonly FeedRow[] };
}

export interface ApiPageProps {
  readonly language: Language;
  readonly data: ApiPageData;
  readonly words: {
    readonly title: string;
    readonly lede: string;
    /** What each endpoint is for, by path. */
    readonly summaries: Readonly<Record<string, string>>;
  };
}

/** What programs can read, for the people who write them. */
export function ApiPage({ language, data: { api, feeds }, words }: ApiPageProps) {
  const { feeds: feedsTitle, feedsText, endpoints, document, documentText, ...common } = apiWords[language];
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <Stack large>
        <section aria-labelledby="feeds">
          <Stack>
            <h2 id="feeds">{feedsTitle}</h2>
            <p>{feedsText}</p>
            <FeedTable language={language} caption={common.byKind} rows={feeds.kinds} />
            {feeds.departments.length > 0 && (
              <FeedTable language={language} caption={common.byDepartment} rows={feeds.departments} />
            )}
          </Stack>
        </section>
        <section aria-labelledby="endpoints">
          <Stack>
            <h2 id="endpoints">{endpoints}</h2>
            <p>
              <a href={api.document}>{document}</a>. {documentText}
            </p>
            {api.endpoints.map((endpoint) => (
              <ApiEndpointSection
                key={endpoint.id}
                language={language}
                endpoint={endpoint}
                summary={words.summaries[endpoint.path]}
              />
            ))}
          </Stack>
        </section>
        <section aria-labelledby="errors">
          <h2 id="errors">{common.errors}</h2>
          <p>{common.errorsText}</p>
        </section>
      </Stack>
    </>
  );
}
