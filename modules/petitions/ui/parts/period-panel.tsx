import { Facts, Panel } from "@madang/design-system";
import type { PetitionFormText } from "../words/petition-form-text.ts";

/** How long receipt and answer take, by type, and how the days are counted. */
export function PeriodPanel({ aside }: { aside: PetitionFormText["aside"] }) {
  return (
    <Panel title={aside.how}>
      <Facts facts={aside.facts} />
      <p className="m-small m-muted">{aside.counting}</p>
    </Panel>
  );
}
