import { listAddress } from "@madang/publishing";

export interface NoticeListConditions {
  readonly category?: string | undefined;
  readonly q?: string | undefined;
  readonly dept?: string | undefined;
  readonly period?: string | undefined;
  readonly page?: number | undefined;
}

/** Addresses of this module, without language prefix. */
export const noticePaths = {
  list: (conditions: NoticeListConditions = {}): string => listAddress("/notices", { ...conditions }),
  notice: (id: number): string => `/notices/${id}`,
};
