import { listAddress, type FeedFormat, type ListConditions } from "@madang/publishing";

/** Addresses of this module, without language prefix. */
export const noticePaths = {
  list: (conditions: ListConditions = {}): string => listAddress("/notices", { ...conditions }),
  notice: (id: number): string => `/notices/${id}`,
  /** The text of an attachment. */
  file: (id: number, file: string): string => `/notices/${id}/files/${file}`,
  /** The API explained for people. */
  api: "/notices/api",
  feed: (format: FeedFormat, { category, state, dept, language }: FeedConditions): string =>
    listAddress(`/api/notices/feeds/${format}`, { category, state, dept, language }),
};

interface FeedConditions extends Pick<ListConditions, "category" | "state" | "dept"> {
  readonly language: string;
}
