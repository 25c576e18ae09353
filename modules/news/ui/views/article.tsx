import type { Changing } from "@madang/publishing";
import { DocumentList } from "@madang/design-system/document-list";
import { Meta } from "@madang/design-system/meta";
import { Note } from "@madang/design-system/note";
import { PageHead } from "@madang/design-system/page-head";
import { Panel } from "@madang/design-system/panel";
import { Prose } from "@madang/design-system/prose";
import { Split } from "@madang/design-system/split";
import { Tag } from "@madang/design-system/tag";
import { Telephone } from "@madang/design-system/telephone";
import { TimeText } from "@madang/design-system/time-text";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { Attachments } from "@madang/publishing/ui/attachments";
import { LicenceMark } from "@madang/publishing/ui/licence-mark";
import { Neighbours } from "@madang/publishing/ui/neighbours";
import { ShareLink } from "@madang/publishing/ui/share-link";
import { newsPaths, type NewsArticle, type NewsItem } from "../../contract/public.ts";
import { documentOf } from "../parts/document-of.tsx";
import { newsWords } from "../words/news-words.ts";

export interface ArticleData extends Changing {
  readonly article: NewsArticle;
  /** A summary that the text does not begin with anyway. */
  readonly lede: string | undefined;
  readonly related: readonly NewsItem[];
  readonly older: NewsItem | undefined;
  readonly newer: NewsItem | undefined;
  readonly owner: { readonly department: string; readonly telephone: string };
  /** Scheme and host that citizens see. */
  readonly origin: string;
}

export function ArticleView({ data, language }: ViewProps<ArticleData>) {
  const words = newsWords[language];
  const { article, lede, related } = data;
  const lang = article.language === language ? undefined : article.language;
  const link = (item: NewsItem | undefined) =>
    item && { title: item.title, href: localizedPath(newsPaths.article(item.id), language) };
  return (
    <>
      <article>
        <PageHead
          title={article.title}
          lang={lang}
          tags={<Tag>{words.categories[article.category]}</Tag>}
          lede={lede && <span lang={lang}>{lede}</span>}
        />
        <Origin article={article} language={language} lang={lang} />
        <Split gap="medium" aside={<Contact data={data} language={language} />} asideLabel={words.askAbout}>
          {lang && <Note title={words.onlyOther} />}
          <Prose nodes={article.content} lang={lang} />
          <Attachments
            language={language}
            attachments={article.attachments}
            textPath={(file) => newsPaths.file(article.id, file)}
            lang={lang}
          />
          <LicenceMark
            language={language}
            licence={article.licence}
            source={article.department}
            title={article.title}
            published={article.published}
            lang={lang}
          />
          {related.length > 0 && (
            <section className="m-noprint" aria-labelledby="news-related">
              <h2 id="news-related">{words.related}</h2>
              <div className="m-gap-s">
                <DocumentList items={related.map((item) => documentOf(item, language))} />
              </div>
            </section>
          )}
        </Split>
      </article>
      <Neighbours label={words.neighbours} older={link(data.older)} newer={link(data.newer)} />
    </>
  );
}

type Part = Pick<ViewProps<ArticleData>, "data" | "language">;

function Origin({
  article,
  language,
  lang,
}: { article: NewsArticle; lang: string | undefined } & Omit<Part, "data">) {
  const words = newsWords[language];
  const updated = article.updated !== null && article.updated > article.published && (
    <>
      {words.updated} <TimeText value={article.updated} language={language} form="list-weekday" />
    </>
  );
  const department = <span lang={lang}>{article.department}</span>;
  const published = <TimeText value={article.published} language={language} form="list-weekday" />;
  return <Meta items={[department, published, updated]} />;
}

function Contact({ data, language }: Part) {
  const { article } = data;
  const words = newsWords[language];
  return (
    <>
      <Panel title={words.ask}>
        <p lang={article.language === language ? undefined : article.language}>{article.department}</p>
        <p>
          {data.owner.department} <Telephone number={data.owner.telephone} />
        </p>
        <p className="m-small m-muted">{words.hours}</p>
      </Panel>
      <ShareLink
        language={language}
        origin={data.origin}
        path={localizedPath(newsPaths.article(article.id), language)}
      />
    </>
  );
}

export default ArticleView;
