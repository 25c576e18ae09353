import { listAddress, type ListConditions } from "@madang/publishing";

/** Addresses of this module, without language prefix. */
export const newsPaths = {
  list: (conditions: ListConditions = {}): string => listAddress("/news", { ...conditions }),
  article: (id: number): string => `/news/${id}`,
};
