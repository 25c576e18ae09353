export interface WrittenItem {
  readonly guid: string;
  readonly title?: string;
  readonly date?: string;
  readonly creator?: string;
  readonly category?: string;
  readonly body?: string;
  readonly versionOf?: string;
  /** Further elements, as they are written. */
  readonly more?: string;
  /** Takes away what was published under the guid. */
  readonly withdrawn?: boolean;
}

const namespaces = [
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:notice="https://madang.example/ns/notice"',
].join(" ");

/** A feed with these items, for tests of what imports it. */
export function feedText(items: readonly WrittenItem[], language = "ko"): string {
  const written = items.map(itemText).join("");
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ${namespaces}><channel><title>소식</title><language>${language}</language>${written}</channel></rss>`;
}

function itemText({ guid, versionOf, withdrawn = false, more = "", ...item }: WrittenItem): string {
  if (withdrawn) return `<item><guid isPermaLink="false">${guid}</guid><madang:withdrawn/></item>`;
  const { title = "제목", date = "2026-11-20 10:00:00", creator = "총무과", category = "보도자료" } = item;
  return [
    `<item><guid isPermaLink="false">${guid}</guid><title><![CDATA[${title}]]></title><pubDate>${date}</pubDate>`,
    `<dc:creator><![CDATA[${creator}]]></dc:creator><category>${category}</category>`,
    versionOf === undefined ? "" : `<dcterms:isVersionOf>${versionOf}</dcterms:isVersionOf>`,
    `<content:encoded><![CDATA[${item.body ?? "<p>본문</p>"}]]></content:encoded>${more}</item>`,
  ].join("");
}
