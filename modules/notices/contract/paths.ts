import { listAddress, type ListConditions } from "@madang/publishing";

/** Addresses of this module, without language prefix. */
export const noticePaths = {
  list: (conditions: ListConditions = {}): string => listAddress("/notices", { ...conditions }),
  notice: (id: number): string => `/notices/${id}`,
};
