import { Button } from "@madang/design-system/button";
import type { Language } from "@madang/manifest";
import { chromeWords } from "../i18n/chrome-words.ts";

/** Says that what follows is a preview, and lets who sees it out. Its holes are the gateway's (templates.preview of a layout). */
export function PreviewNote({ language }: { language: Language }) {
  const words = chromeWords[language].preview;
  return (
    <section className="m-preview m-noprint" aria-label={words.name}>
      <form className="m-wrap" method="post" action="/_preview/leave">
        <p>
          <strong>{words.name}</strong> {words.what("⟦module⟧", "⟦name⟧")} {words.until("⟦until⟧")}
        </p>
        <input type="hidden" name="return" value="⟦return⟧" />
        <Button small>{words.leave}</Button>
      </form>
    </section>
  );
}
