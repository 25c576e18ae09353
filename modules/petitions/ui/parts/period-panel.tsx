import { Facts, Panel } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import { petitionTypes } from "../../contract/petition-types.ts";
import { asideWords } from "../words/aside-words.ts";

/** How long receipt and answer take, by type, and how the days are counted. */
export function PeriodPanel({ language }: { language: Language }) {
  const words = asideWords[language];
  const periods = petitionTypes.map((type) => ({
    name: type.name[language],
    value: words.period(type.period.days),
  }));
  return (
    <Panel title={words.how}>
      <Facts facts={[words.receipt, ...periods, words.fee]} />
      <p className="m-small m-muted">{words.counting}</p>
    </Panel>
  );
}
