import { Acts, Button, ButtonLink, Pair, PanelForm, Room } from "@madang/design-system";
import { localizedPath } from "@madang/manifest";
import type { ViewProps } from "@madang/module-kit";
import { petitionPaths } from "../../contract/paths.ts";
import { FindFields } from "../parts/find-fields.tsx";
import { findWords } from "../words/find-words.ts";

/** The look-up form on other pages. It is the same for everyone, so pages that show it can be stored. */
export function FindBoxView({ language }: ViewProps<Record<string, never>>) {
  const words = findWords[language];
  const action = localizedPath(petitionPaths.find, language);
  return (
    <Room id="find-petition" title={words.title} text={words.lede}>
      <PanelForm tint action={action} label={words.title}>
        <Pair>
          <FindFields language={language} idPrefix="petition-" />
        </Pair>
        <Acts>
          <Button look="main">{words.submit}</Button>
          <ButtonLink look="quiet" href={action}>
            {words.forgotten}
          </ButtonLink>
        </Acts>
      </PanelForm>
    </Room>
  );
}

export default FindBoxView;
