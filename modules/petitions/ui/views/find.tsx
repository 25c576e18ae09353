import type { ViewProps } from "@madang/module-kit";
import { FindPanel } from "../parts/find-panel.tsx";
import { findWords } from "../words/find-words.ts";
import type { Help } from "../words/message-words.ts";

export interface FindData {
  readonly help: Help;
}

/** Receipt number and password lead to the petition. */
export function FindView({ data, language, form }: ViewProps<FindData>) {
  return <FindPanel language={language} help={data.help} lede={findWords[language].lede} form={form} />;
}

export default FindView;
