import { Fold } from "@madang/design-system/fold";
import { formatDate } from "@madang/design-system/format/format-date";
import type { Language } from "@madang/manifest";
import type { Notice } from "../../contract/public.ts";
import { detailWords } from "../words/detail-words.ts";

export interface EffectExplainedProps {
  readonly notice: Notice;
  readonly language: Language;
}

/** How the day of effect was counted, and by which law, where the notice says nothing of it. */
export function EffectExplained({ notice: { effect, posted }, language }: EffectExplainedProps) {
  if (effect === null || effect.stated) return null;
  const words = detailWords[language];
  const day = (value: string) => formatDate(value, { language, form: "sentence" });
  return (
    <Fold summary={words.effectWhy}>
      <div>
        <p>{words.effectRule(day(posted), day(effect.from))}</p>
        <p className="m-small m-muted">{words.effectSource}</p>
      </div>
    </Fold>
  );
}
