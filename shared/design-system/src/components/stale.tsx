import "../styles/components/stale.css";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { Icon } from "./icon.tsx";

/** Says that what follows is a saved copy. `time` is the clock time of the copy: "14:10". */
export function Stale({ language, time }: { language: Language; time: string }) {
  return (
    <p className="m-stale">
      <Icon name="clock" small />
      {wordsIn(language).stale(time)}
    </p>
  );
}
