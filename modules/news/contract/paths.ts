import { listAddress } from "@madang/publishing";

export interface NewsListConditions {
  readonly category?: string | undefined;
  readonly q?: string | undefined;
  readonly dept?: string | undefined;
  readonly period?: string | undefined;
  readonly page?: number | undefined;
}

/** Addresses of this module, without language prefix. */
export const newsPaths = {
  list: (conditions: NewsListConditions = {}): string => listAddress("/news", { ...conditions }),
  article: (id: number): string => `/news/${id}`,
};
