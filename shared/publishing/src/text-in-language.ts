import { languages, type Language } from "@madang/manifest";

/** The text in the language that is preferred, or else another one, and all languages there are. Undefined without any text. */
export function textInLanguage<Text extends { readonly language: Language }>(
  texts: readonly Text[],
  preferred: Language,
): { readonly text: Text; readonly available: Language[] } | undefined {
  const text = texts.find(({ language }) => language === preferred) ?? texts[0];
  if (text === undefined) return undefined;
  return { text, available: languages.filter((one) => texts.some(({ language }) => language === one)) };
}
