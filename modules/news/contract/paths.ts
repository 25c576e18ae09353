import { listAddress, type FeedFormat, type ListConditions } from "@madang/publishing";

/** Addresses of this module, without language prefix. */
export const newsPaths = {
  list: (conditions: ListConditions = {}): string => listAddress("/news", { ...conditions }),
  article: (id: number): string => `/news/${id}`,
  /** The text of an attachment. */
  file: (id: number, file: string): string => `/news/${id}/files/${file}`,
  /** The API explained for people. */
  api: "/news/api",
  feed: (format: FeedFormat, { category, dept, language }: FeedConditions): string =>
    listAddress(`/api/news/feeds/${format}`, { category, dept, language }),
};

interface FeedConditions extends Pick<ListConditions, "category" | "dept"> {
  readonly language: string;
}
