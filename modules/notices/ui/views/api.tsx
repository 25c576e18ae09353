import type { ViewProps } from "@madang/module-kit";
import { ApiPage, type ApiPageData } from "@madang/publishing/ui/api-page";
import { apiPageWords } from "../words/api-page-words.ts";

export type ApiData = ApiPageData;

export function ApiView({ data, language }: ViewProps<ApiData>) {
  return <ApiPage data={data} language={language} words={apiPageWords[language]} />;
}

export default ApiView;
