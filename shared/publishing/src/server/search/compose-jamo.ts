/** Compatibility jamo, as keyboards without composition send them, and their half-width forms. */
const typedRun = /[\u3131-\u3163\uffa1-\uffdc]{2,}/gu;
const syllableWithoutFinal = /([가-힣])([\u1100-\u1112])(?![\u1161-\u1175])/gu;

/** Final consonants (jongseong index) in the order of the initial ones, U+1100 on; 0 where none can stand. */
const finals = [1, 2, 4, 7, 0, 8, 16, 17, 0, 19, 20, 21, 22, 0, 23, 24, 25, 26, 27];

/** "ㅈㅜㅊㅏㅈㅏㅇ" is 주차장. A single consonant after finished syllables stays what it is: somebody is still typing. */
export function composeJamo(text: string): string {
  return text.replace(typedRun, (run) =>
    // NFKC composes initials and vowels; every consonant that follows a vowel is an initial to it.
    run.normalize("NFKC").replace(syllableWithoutFinal, (both, syllable: string, consonant: string) => {
      const final = finals[consonant.charCodeAt(0) - 0x1100] ?? 0;
      const open = (syllable.charCodeAt(0) - 0xac00) % 28 === 0;
      return open && final > 0 ? String.fromCharCode(syllable.charCodeAt(0) + final) : both;
    }),
  );
}
