import { Fold, Table, TimeText } from "@madang/design-system";
import type { Language } from "@madang/manifest";
import { contentsWords } from "../words/contents-words.ts";

export interface AccessEntry {
  /** ISO 8601. */
  readonly at: string;
  readonly purpose: string;
  readonly who: "you" | "you-elsewhere" | "office" | "system";
  /** Name of the department where it is known. */
  readonly department?: string | undefined;
}

/** The citizen sees who has looked at the petition, when and why. */
export function AccessSection({
  language,
  entries,
}: {
  language: Language;
  entries: readonly AccessEntry[];
}) {
  const words = contentsWords[language];
  const names = {
    you: words.you,
    "you-elsewhere": words.youElsewhere,
    office: words.office,
    system: words.system,
  };
  return (
    <Fold summary={words.access}>
      <Table
        caption={words.accessText}
        cards
        columns={[{ name: words.when }, { name: words.who }, { name: words.purpose }]}
        rows={entries.map(({ at, purpose, who, department }, index) => ({
          key: `${at} ${index}`,
          cells: [
            <TimeText key="at" value={at} language={language} form="list-time" />,
            department ?? names[who],
            words.purposes[purpose] ?? words.otherPurpose,
          ],
        }))}
      />
    </Fold>
  );
}
